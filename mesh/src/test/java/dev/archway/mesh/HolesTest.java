package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HolesTest {

    /** How far the vertices lie from the ball of 10 mm at most. */
    private static double offBall(Mesh mesh, int from) {
        double most = 0;
        for (int i = 3 * from; i < mesh.positions().length; i += 3) {
            double x = mesh.positions()[i];
            double y = mesh.positions()[i + 1];
            double z = mesh.positions()[i + 2];
            most = Math.max(most, Math.abs(Math.sqrt(x * x + y * y + z * z) - 10));
        }
        return most;
    }

    @Test
    void fill_flat() {
        float[] flat = Shapes.sheet(41, 0, true).positions().clone();
        for (int i = 2; i < flat.length; i += 3) {
            flat[i] = 0;
        }
        Mesh whole = Shapes.sheet(41, 0, true);
        Mesh sheet = Arches.pierced(new Mesh(flat, whole.triangles(), whole.colors()), 5, 5, 0, 2);
        Holes.Filled filled = Holes.fill(sheet, 20);

        assertThat(filled.filled()).isEqualTo(1);
        assertThat(filled.left()).isEqualTo(1);
        assertThat(Measures.surfaceArea(filled.mesh())).isCloseTo(100, within(1e-3));
        assertThat(filled.area()).isCloseTo(100 - Measures.surfaceArea(sheet), within(1e-3));
        assertThat(Manifold.check(filled.mesh())).isEqualTo(new Manifold(160, 0, 0, 0, 0, 0));
        for (int i = 2; i < filled.mesh().positions().length; i += 3) {
            assertThat(filled.mesh().positions()[i]).isCloseTo(0, within(1e-6f));
        }
    }

    @Property(tries = 15)
    void fill_curved(@ForAll @IntRange(min = 1, max = 5) int radius, @ForAll @IntRange(min = -9, max = 9) int tilt) {
        double height = Math.cos(tilt / 9.0);
        Mesh ball = Arches.pierced(Arches.ball(5), 10 * Math.sin(tilt / 9.0), 0, 10 * height, radius);
        Holes.Filled filled = Holes.fill(ball, Double.POSITIVE_INFINITY);

        assertThat(filled.left()).isZero();
        Closed.check(filled.mesh());
        assertThat(offBall(filled.mesh(), ball.vertexCount()))
                .as("a patch bends as the ball does: a flat one would be off by 0.05 radius²")
                .isLessThan(0.03 * radius * radius);
    }

    @Test
    void fill_limit() {
        Mesh ball = Arches.pierced(Arches.pierced(Arches.ball(5), 0, 0, 10, 3), 10, 0, 0, 1);

        assertThat(Holes.fill(ball, 10).filled()).isEqualTo(1);
        assertThat(Holes.fill(ball, 0).filled()).isZero();
        assertThat(Holes.fill(ball, 25).left()).isZero();
        assertThatThrownBy(() -> Holes.fill(ball, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longest is NaN");
    }

    @Test
    void fill_rimStays() {
        Mesh arch = Arches.horseshoe(80, 16);

        assertThat(Holes.fill(arch, Double.POSITIVE_INFINITY).filled()).isZero();
        assertThat(Holes.fill(new Mesh(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2}, null), 100)
                        .left())
                .isEqualTo(1);
    }

    @Property(tries = 20)
    void fill_moth(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int percent) {
        Mesh ball = Arches.moth(Arches.ball(4), seed, percent / 100.0);
        Holes.Filled filled = Holes.fill(ball, Double.POSITIVE_INFINITY);
        Manifold found = Manifold.check(filled.mesh());

        assertThat(found.isManifold()).isTrue();
        assertThat(found.contraryEdges()).isZero();
        assertThat(Borders.loops(filled.mesh())).hasSize(filled.left());
    }

    @Property(tries = 5)
    void fill_sameBytes(@ForAll long seed) throws Exception {
        Mesh ball = Arches.moth(Arches.ball(4), seed, 0.3);
        Mesh first = Holes.fill(ball, 20).mesh();
        for (int threads : new int[] {1, 4}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                Mesh again = pool.submit(() -> Holes.fill(ball, 20).mesh()).get();

                assertThat(again.triangles()).isEqualTo(first.triangles());
                assertThat(again.positions()).isEqualTo(first.positions());
            }
        }
    }

    @Test
    void fill_realCrowns() throws IOException {
        Mesh crowns = Crowns.inScanFrame("lower");
        Mesh pierced = Arches.moth(crowns, 5, 0.02);
        Holes.Filled filled = Holes.fill(pierced, 5);

        assertThat(filled.filled()).isGreaterThan(1000);
        assertThat(Manifold.check(filled.mesh()).isManifold()).isTrue();
        assertThat(Measures.surfaceArea(filled.mesh()))
                .isCloseTo(Measures.surfaceArea(crowns), within(0.02 * Measures.surfaceArea(crowns)));
    }
}
