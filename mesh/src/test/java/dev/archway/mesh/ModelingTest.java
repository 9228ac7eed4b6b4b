package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.mesh.SolidModel.Teeth;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModelingTest {

    @Test
    void trim_sawTeethGo() {
        Mesh sheet = Shapes.sheet(21, 0, false);
        // a triangle on an edge of the rim, and one on that one
        float[] positions = Arrays.copyOf(sheet.positions(), sheet.positions().length + 6);
        System.arraycopy(new float[] {0.2f, -0.5f, 0, 0.4f, -0.7f, 0}, 0, positions, sheet.positions().length, 6);
        int[] triangles = Arrays.copyOf(sheet.triangles(), sheet.triangles().length + 6);
        System.arraycopy(new int[] {1, 0, 441, 1, 441, 442}, 0, triangles, sheet.triangles().length, 6);
        Rims.Trimmed trimmed = Rims.trim(new Mesh(positions, triangles, null));

        // the diagonals of the sheet cut a triangle off its first corner and its last, and these hang by one edge each;
        // the
        // first corner's does when the saw tooth upon it is gone, which goes when the one upon that is
        assertThat(trimmed.triangles()).isEqualTo(2 + 2);
        assertThat(trimmed.mesh().triangleCount()).isEqualTo(802 - 4);
        assertThat(Rims.trim(Shapes.cube()).triangles()).isZero();
    }

    @Test
    void automatic_saysWhatItDid() throws MeshException {
        Mesh arch = Arches.horseshoe(200, 40);
        Mesh pierced = Arches.pierced(arch, 0, -30, 9.6, 2);
        Mesh scan = Arches.beside(pierced, Shapes.box(0, 0, 0, 1, 1, 1));
        Modeling.Report report = Modeling.automatic(scan, Teeth.UP);

        assertThat(report.before().isManifold()).isTrue();
        assertThat(report.islands().islands()).isEqualTo(1);
        assertThat(report.islands().triangles()).isEqualTo(12);
        assertThat(report.filled().filled()).isEqualTo(1);
        assertThat(report.filled().left()).isEqualTo(1);
        assertThat(report.base()).isPositive();
        assertThat(report.volume()).isPositive().isEqualTo(Measures.signedVolume(report.mesh()));
        assertThat(Manifold.check(report.mesh()).isSolid()).isTrue();
        assertThat(Components.byEdges(report.mesh()).count()).isEqualTo(1);
    }

    @Test
    void automatic_nothing() {
        assertThatThrownBy(() -> Modeling.automatic(new Mesh(new float[0], new int[0], null), Teeth.DOWN))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("no surface");
    }
}
