package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SurfaceTest {

    /** The distance from a triangle by its plane and its sides, each on its own: another way than that of the code. */
    private static double distance(float[] soup, int t, double[] p) {
        double[][] c = new double[3][];
        for (int i = 0; i < 3; i++) {
            c[i] = new double[] {soup[t + 3 * i], soup[t + 3 * i + 1], soup[t + 3 * i + 2]};
        }
        double least = Math.min(side(c[0], c[1], p), Math.min(side(c[1], c[2], p), side(c[2], c[0], p)));
        double[] normal = cross(minus(c[1], c[0]), minus(c[2], c[0]));
        double length = Math.sqrt(dot(normal, normal));
        // with hardly any area the sides say it all, and the plane nothing
        boolean before = length > 1e-9;
        for (int i = 0; i < 3 && before; i++) {
            before = dot(cross(minus(c[(i + 1) % 3], c[i]), minus(p, c[i])), normal) >= 0;
        }
        return before ? Math.min(least, Math.abs(dot(minus(p, c[0]), normal)) / length) : least;
    }

    private static double side(double[] a, double[] b, double[] p) {
        double[] ab = minus(b, a);
        double square = dot(ab, ab);
        double part = square == 0 ? 0 : Math.clamp(dot(minus(p, a), ab) / square, 0, 1);
        double[] off = minus(p, new double[] {a[0] + part * ab[0], a[1] + part * ab[1], a[2] + part * ab[2]});
        return Math.sqrt(dot(off, off));
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double brute(float[] soup, double[] p) {
        double least = Double.POSITIVE_INFINITY;
        for (int t = 0; t < soup.length; t += 9) {
            least = Math.min(least, distance(soup, t, p));
        }
        return least;
    }

    /** How often a closed surface winds round a point: 1 inside, 0 outside (A. van Oosterom, J. Strackee, The solid angle of a plane triangle, 1983). */
    private static double winding(float[] soup, double[] p) {
        double sum = 0;
        for (int t = 0; t < soup.length; t += 9) {
            double[] a = minus(new double[] {soup[t], soup[t + 1], soup[t + 2]}, p);
            double[] b = minus(new double[] {soup[t + 3], soup[t + 4], soup[t + 5]}, p);
            double[] c = minus(new double[] {soup[t + 6], soup[t + 7], soup[t + 8]}, p);
            double la = Math.sqrt(dot(a, a));
            double lb = Math.sqrt(dot(b, b));
            double lc = Math.sqrt(dot(c, c));
            sum += 2 * Math.atan2(dot(a, cross(b, c)), la * lb * lc + dot(a, b) * lc + dot(b, c) * la + dot(c, a) * lb);
        }
        return sum / (4 * Math.PI);
    }

    /** Triangles between places of a coarse grid: many corners and sides in common, many without area. */
    private static Mesh grid(Random random, int triangles) {
        float[] positions = new float[3 * 125];
        for (int v = 0; v < 125; v++) {
            positions[3 * v] = v % 5;
            positions[3 * v + 1] = v / 5 % 5;
            positions[3 * v + 2] = v / 25;
        }
        return new Mesh(positions, random.ints(3L * triangles, 0, 125).toArray(), null);
    }

    private static Mesh anywhere(Random random, int triangles) {
        float[] positions = new float[9 * triangles];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (float) (random.nextGaussian() * 3 + 40 * Math.sin(i / 9));
        }
        int[] corners = new int[3 * triangles];
        Arrays.setAll(corners, c -> c);
        return new Mesh(positions, corners, null);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void nearest_likeAllTriangles(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int triangles, @ForAll boolean onGrid) {
        Random random = new Random(seed);
        Mesh mesh = onGrid ? grid(random, triangles) : anywhere(random, triangles);
        float[] soup = Shapes.soup(mesh);
        Probe probe = Surface.of(mesh).probe();
        for (int i = 0; i < 40; i++) {
            double[] p = random.doubles(3, -10, 15).toArray();
            double expected = brute(soup, p);

            assertThat(probe.nearest(p[0], p[1], p[2], Double.POSITIVE_INFINITY))
                    .isTrue();
            assertThat(probe.distance()).isCloseTo(expected, within(1e-6));
            assertThat(Math.abs(probe.signedDistance())).isEqualTo(probe.distance());
            // the place named lies on the triangle named, and so far away
            double[] place = {probe.x(), probe.y(), probe.z()};
            assertThat(distance(soup, 9 * probe.triangle(), place)).isLessThan(1e-6);
            assertThat(Math.sqrt(dot(minus(p, place), minus(p, place)))).isCloseTo(expected, within(1e-6));
            // the limit decides, and nothing else
            assertThat(probe.nearest(p[0], p[1], p[2], expected * 0.999 - 1e-6)).isFalse();
            assertThat(probe.nearest(p[0], p[1], p[2], expected * 1.001 + 1e-6)).isTrue();
            assertThat(probe.distance()).isCloseTo(expected, within(1e-6));
        }
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void nearest_doesNotDependOnEarlierQuestions(@ForAll long seed) {
        Random random = new Random(seed);
        Surface surface = Surface.of(grid(random, 300));
        Probe used = surface.probe();
        for (int i = 0; i < 50; i++) {
            // middles of cells are equally far from many triangles
            double x = random.nextInt(9) / 2.0;
            double y = random.nextInt(9) / 2.0;
            Probe fresh = surface.probe();
            fresh.nearest(x, y, 1.5, Double.POSITIVE_INFINITY);
            used.nearest(x, y, 1.5, Double.POSITIVE_INFINITY);

            assertThat(used.triangle()).isEqualTo(fresh.triangle());
            assertThat(used.signedDistance()).isEqualTo(fresh.signedDistance());
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void signedDistance_negativeWhereTheSurfaceWindsRound(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 14) int rings,
            @ForAll @DoubleRange(min = 0, max = 2.5) double bump) {
        Random random = new Random(seed);
        Mesh ball = Shapes.ball(rings, 5, bump);
        float[] soup = Shapes.soup(ball);
        float[] points = new float[3 * 200];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) (random.nextDouble() * 16 - 8);
        }
        // near corners the side is hardest to tell
        for (int v = 0; v < 100; v++) {
            int corner = random.nextInt(ball.vertexCount());
            for (int axis = 0; axis < 3; axis++) {
                points[3 * v + axis] = ball.positions()[3 * corner + axis] + (float) random.nextGaussian() / 10;
            }
        }

        float[] distances = Surface.of(ball).signedDistances(points, 100);

        for (int i = 0; i < distances.length; i++) {
            double[] p = {points[3 * i], points[3 * i + 1], points[3 * i + 2]};
            assertThat(Math.abs(distances[i])).isCloseTo((float) brute(soup, p), within(1e-5f));
            if (Math.abs(distances[i]) > 1e-4) {
                assertThat(distances[i] < 0)
                        .as("inside at %s", Arrays.toString(p))
                        .isEqualTo(winding(soup, p) > 0.5);
            }
        }
    }

    @Test
    void signedDistance_box() {
        Probe probe = Surface.of(Shapes.box(0, 0, 0, 2, 3, 4)).probe();

        probe.nearest(1, 1, 6.5, 10);
        assertThat(probe.signedDistance()).as("above").isEqualTo(2.5);
        assertThat(new double[] {probe.x(), probe.y(), probe.z()}).containsExactly(1, 1, 4);
        probe.nearest(0.25, 1, 2, 10);
        assertThat(probe.signedDistance()).as("within").isEqualTo(-0.25);
        probe.nearest(-3, -4, -12, 100);
        assertThat(probe.signedDistance()).as("before a corner").isEqualTo(13);
        probe.nearest(5, 7, 1, 100);
        assertThat(probe.signedDistance()).as("before an edge").isEqualTo(5);
        assertThat(probe.isOnBorder()).as("a closed box has no border").isFalse();
        probe.nearest(2, 3, 4, 0);
        assertThat(probe.signedDistance()).as("on a corner").isZero();
    }

    @Test
    void isOnBorder_besideASheet() {
        Probe probe = Surface.of(Shapes.sheet(5, 0, false)).probe();

        probe.nearest(-1, 3.1, 0, 10);
        assertThat(probe.isOnBorder()).as("before an edge of the border").isTrue();
        probe.nearest(-1, -1, 0, 10);
        assertThat(probe.isOnBorder()).as("before the corner").isTrue();
        probe.nearest(5.2, 3.1, 5, 10);
        assertThat(probe.isOnBorder()).as("above the middle").isFalse();
        probe.nearest(5, 5, 0, 10);
        assertThat(probe.isOnBorder()).as("at an inner vertex").isFalse();
    }

    @Test
    void nothingThere() {
        Surface nothing = Surface.of(new Mesh(new float[] {1, 2, 3}, new int[0], null));

        assertThat(nothing.probe().nearest(0, 0, 0, Double.POSITIVE_INFINITY)).isFalse();
        assertThat(nothing.signedDistances(new float[] {0, 0, 0}, 5)).containsExactly(Float.POSITIVE_INFINITY);
        Probe probe = Surface.of(Shapes.cube()).probe();
        assertThat(probe.nearest(Double.NaN, 0, 0, 10)).isFalse();
        assertThat(probe.nearest(0, 0, 0, Double.NaN)).isFalse();
        assertThat(probe.nearest(0, 0, 0, -1)).isFalse();
        assertThatThrownBy(probe::distance).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_notFinite() {
        Mesh mesh = new Mesh(new float[] {0, 0, 0, 1, Float.NaN, 0, 0, 1, 0}, new int[] {0, 1, 2}, null);

        assertThatThrownBy(() -> Surface.of(mesh))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vertex 1")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Surface.of(Shapes.cube()).signedDistances(new float[4], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threes");
    }

    @Test
    void hostileShapes_comeToAnEnd() {
        int count = 300_000;
        int[] fan = new int[3 * count];
        float[] rim = new float[3 * (count + 2)];
        for (int t = 0; t < count; t++) {
            fan[3 * t + 1] = t + 1;
            fan[3 * t + 2] = t + 2;
        }
        for (int v = 1; v < count + 2; v++) {
            rim[3 * v] = (float) Math.cos(v * 2e-5);
            rim[3 * v + 1] = (float) Math.sin(v * 2e-5);
        }
        int[] same = new int[3 * count];
        Arrays.setAll(same, c -> c % 3);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            // needles all round one vertex
            Mesh wheel = new Mesh(rim, fan, null);
            float[] points = new float[3 * 200];
            Arrays.fill(points, 0.3f);
            assertThat(Surface.of(wheel).signedDistances(points, 5)).containsOnly(0.3f);
            // all in one place
            Mesh pile = new Mesh(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, same, null);
            Probe probe = Surface.of(pile).probe();
            assertThat(probe.nearest(0.2, 0.2, 3, 5)).isTrue();
            assertThat(probe.triangle()).isZero();
            assertThat(probe.signedDistance()).isEqualTo(3);
        });
    }
}
