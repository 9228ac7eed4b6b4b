package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    @Test
    void byVertices_byEdges() {
        Mesh bow = new Mesh(new float[18], new int[] {0, 1, 2, 0, 3, 4, 4, 3, 5}, null);

        assertThat(Components.byVertices(bow).count()).isEqualTo(1);
        assertThat(Components.byEdges(bow).ofTriangles()).containsExactly(0, 1, 1);
    }

    @Test
    void crowns_areBodies() throws IOException {
        assertThat(Components.byEdges(Crowns.inScanFrame("upper")).count()).isEqualTo(14);
        assertThat(Components.byVertices(Crowns.inScanFrame("lower")).count()).isEqualTo(16);
    }

    @Property(tries = 100)
    void byVertices_isWhatSpreadingFinds(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 100) int vertices,
            @ForAll @IntRange(min = 1, max = 60) int triangles) {
        Mesh mesh = Shapes.random(seed, vertices, triangles, false);
        int[] c = mesh.triangles();
        int[] least = new int[vertices];
        Arrays.setAll(least, v -> v);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int t = 0; t < c.length; t += 3) {
                int m = Math.min(least[c[t]], Math.min(least[c[t + 1]], least[c[t + 2]]));
                for (int k = t; k < t + 3; k++) {
                    changed |= least[c[k]] != m;
                    least[c[k]] = m;
                }
            }
        }
        Components components = Components.byVertices(mesh);

        for (int s = 0; s < mesh.triangleCount(); s++) {
            for (int t = 0; t < s; t++) {
                assertThat(components.ofTriangles()[s] == components.ofTriangles()[t])
                        .isEqualTo(least[c[3 * s]] == least[c[3 * t]]);
            }
        }
    }

    @Test
    void islands_smallOnesGo() {
        Mesh sheet = Shapes.sheet(21, 0, false);
        Mesh mesh = Arches.beside(sheet, Shapes.box(20, 0, 0, 1, 1, 1));
        Islands.Removed removed = Islands.remove(mesh, 0.1);

        assertThat(removed.islands()).isEqualTo(1);
        assertThat(removed.triangles()).isEqualTo(12);
        assertThat(removed.area()).isCloseTo(6, within(1e-6));
        assertThat(removed.mesh().positions()).isEqualTo(sheet.positions());
        assertThat(removed.mesh().triangles()).isEqualTo(sheet.triangles());
        assertThat(Islands.remove(mesh, 0.01).mesh()).isSameAs(mesh);
        assertThatThrownBy(() -> Islands.remove(mesh, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("part is NaN, accepted is 0 to 1");
    }

    @Property(tries = 50)
    void islands_goOnceAndForAll(@ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int percent) {
        Mesh mesh = Arches.moth(Arches.horseshoe(30, 8), seed, 0.5);
        Islands.Removed removed = Islands.remove(mesh, percent / 100.0);
        Components left = Components.byEdges(removed.mesh());

        assertThat(Measures.surfaceArea(removed.mesh()) + removed.area())
                .isCloseTo(Measures.surfaceArea(mesh), within(1e-6));
        assertThat(removed.mesh().triangleCount() + removed.triangles()).isEqualTo(mesh.triangleCount());
        assertThat(left.count() + removed.islands())
                .isEqualTo(Components.byEdges(mesh).count());
        double[] areas = left.areas(removed.mesh());
        double largest = Arrays.stream(areas).max().orElseThrow();
        assertThat(Arrays.stream(areas)).allMatch(area -> area >= percent / 100.0 * largest);
        assertThat(Islands.remove(removed.mesh(), percent / 100.0).mesh()).isSameAs(removed.mesh());
    }
}
