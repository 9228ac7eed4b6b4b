package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archway.mesh.SolidModel.Teeth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    @Property(tries = 50)
    void trim_takesWhatHangsAndNothingElse(@ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int permille) {
        Mesh mesh = Arches.moth(Arches.horseshoe(40, 10), seed, permille / 1000.0);
        Rims.Trimmed trimmed = Rims.trim(mesh);

        assertThat(trimmed.mesh().triangleCount() + trimmed.triangles()).isEqualTo(mesh.triangleCount());
        assertThat(Measures.surfaceArea(trimmed.mesh()) + trimmed.area())
                .isCloseTo(Measures.surfaceArea(mesh), within(1e-6));
        assertThat(Shapes.soup(trimmed.mesh())).isEqualTo(Shapes.soup(peeled(mesh)));
    }

    /** Eight times without the triangles that share fewer than two edges, found with maps. */
    private static Mesh peeled(Mesh mesh) {
        int[] left = mesh.triangles();
        for (int round = 0; round < 8; round++) {
            Map<Set<Integer>, Integer> edges = new HashMap<>();
            int[] c = left;
            for (int h = 0; h < c.length; h++) {
                edges.merge(edge(c, h), 1, Integer::sum);
            }
            left = IntStream.range(0, c.length)
                    .filter(corner -> IntStream.range(corner / 3 * 3, corner / 3 * 3 + 3)
                                    .filter(h -> edges.getOrDefault(edge(c, h), 0) > 1)
                                    .count()
                            > 1)
                    .map(corner -> c[corner])
                    .toArray();
        }
        return new Mesh(mesh.positions(), left, null);
    }

    private static Set<Integer> edge(int[] corners, int h) {
        return Set.of(corners[h], corners[h % 3 == 2 ? h - 2 : h + 1]);
    }

    @Property(tries = 5)
    void automatic_ofAModelChangesNothing(@ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int permille)
            throws MeshException {
        Mesh scan = Arches.moth(Arches.horseshoe(60, 12), seed, permille / 1000.0);
        Modeling.Report first = Modeling.automatic(scan, Teeth.UP);
        Modeling.Report again = Modeling.automatic(first.mesh(), Teeth.UP);

        assertThat(Manifold.check(first.mesh()).isSolid()).isTrue();
        Closed.checkBodies(first.mesh());
        assertThat(first.filled().mesh().triangleCount() + first.base())
                .isEqualTo(first.mesh().triangleCount());
        assertThat(again.trimmed().triangles()).isZero();
        assertThat(again.filled().filled()).isZero();
        assertThat(again.base()).isZero();
        assertThat(again.volume()).isCloseTo(first.volume(), within(0.01 * first.volume()));
    }

    @Property(tries = 5)
    void automatic_movesWithTheScan(@ForAll long seed, @ForAll @IntRange(min = -64, max = 64) int move)
            throws MeshException {
        Mesh scan = Arches.moth(Arches.horseshoe(60, 12), seed, 0.05);
        double volume = Modeling.automatic(scan, Teeth.UP).volume();
        Mesh moved = Transform.translate(move, -move, 2 * move).apply(scan);
        Mesh over = Transform.rotateX(180).apply(scan);

        assertThat(Modeling.automatic(moved, Teeth.UP).volume()).isCloseTo(volume, within(0.002 * volume));
        assertThat(Modeling.automatic(over, Teeth.DOWN).volume()).isCloseTo(volume, within(0.002 * volume));
    }
}
