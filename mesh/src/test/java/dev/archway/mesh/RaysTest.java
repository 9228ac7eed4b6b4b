package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RaysTest {

    /** Where a line meets a triangle, by the volumes of the three tetrahedra that it makes with the sides: another way than that of the code. */
    private static double meets(float[] s, int t, double[] o, double[] d) {
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) {
            int a = t + 3 * i;
            int b = t + 3 * ((i + 1) % 3);
            double ax = s[a] - o[0];
            double ay = s[a + 1] - o[1];
            double az = s[a + 2] - o[2];
            double bx = s[b] - o[0];
            double by = s[b + 1] - o[1];
            double bz = s[b + 2] - o[2];
            v[(i + 2) % 3] = d[0] * (ay * bz - az * by) + d[1] * (az * bx - ax * bz) + d[2] * (ax * by - ay * bx);
        }
        boolean inside = (v[0] > 0 && v[1] > 0 && v[2] > 0) || (v[0] < 0 && v[1] < 0 && v[2] < 0);
        double sum = v[0] + v[1] + v[2];
        double along = 0;
        for (int i = 0; i < 3; i++) {
            int a = t + 3 * i;
            along += v[i] / sum * ((s[a] - o[0]) * d[0] + (s[a + 1] - o[1]) * d[1] + (s[a + 2] - o[2]) * d[2]);
        }
        double distance = along / (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        return inside && distance >= 0 ? distance : Double.POSITIVE_INFINITY;
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void first_likeAllTriangles(@ForAll long seed) {
        Random random = new Random(seed);
        float[] positions = new float[3 * 60];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (float) random.nextGaussian() * 4;
        }
        Mesh mesh = new Mesh(positions, random.ints(3 * 80, 0, 60).toArray(), null);
        float[] soup = Shapes.soup(mesh);
        Rays rays = Surface.of(mesh).rays();
        for (int i = 0; i < 60; i++) {
            double[] o = random.doubles(3, -8, 8).toArray();
            double[] d = random.doubles(3, -1, 1).toArray();
            double expected = Double.POSITIVE_INFINITY;
            for (int t = 0; t < soup.length; t += 9) {
                expected = Math.min(expected, meets(soup, t, o, d));
            }

            double found = rays.first(o[0], o[1], o[2], d[0], d[1], d[2], 1e9);

            if (expected == Double.POSITIVE_INFINITY) {
                assertThat(found).isEqualTo(expected);
                assertThat(rays.triangle()).isEqualTo(-1);
            } else {
                assertThat(found).isCloseTo(expected, within(1e-6 * (1 + expected)));
                assertThat(meets(soup, 9 * rays.triangle(), o, d)).isCloseTo(found, within(1e-6 * (1 + found)));
                assertThat(rays.any(o[0], o[1], o[2], d[0], d[1], d[2], expected * 0.99))
                        .isFalse();
            }
            assertThat(rays.any(o[0], o[1], o[2], d[0], d[1], d[2], 1e9)).isEqualTo(expected < 1e9);
        }
    }

    @Test
    void first_alongAnAxis() {
        Rays rays = Surface.of(Shapes.box(0, 0, 0, 2, 3, 4)).rays();

        assertThat(rays.first(0.7, 1, 10, 0, 0, -2, 100))
                .as("in lengths of the direction")
                .isEqualTo(3);
        assertThat(rays.first(0.7, 1, 1, 0, 0, -1, 100)).as("from within").isEqualTo(1);
        assertThat(rays.first(2.5, 1, 10, 0, 0, -1, 100)).as("past it").isInfinite();
        assertThat(rays.first(0.7, 1, 10, 0, 0, 1, 100)).as("away from it").isInfinite();
        assertThat(rays.any(0.7, 1, 10, 0, 0, -1, 5.9)).as("too short").isFalse();
        assertThat(Surface.of(new Mesh(new float[0], new int[0], null)).rays().any(0, 0, 0, 1, 0, 0, 9))
                .isFalse();
    }
}
