package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shapes that nobody scans, and that a careless operation would need hours for: its cost must stay linear, or end at a limit. */
class HostileShapesTest {

    private static final int MANY = 25_000;

    /** Far more than any of these takes, and far less than what a cost with the square of the triangles would. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    enum Shape {
        LOOSE_TRIANGLES,
        ONE_FAN,
        LOOSE_TRIANGLES_AT_ONE_VERTEX,
        ALL_ON_ONE_EDGE,
        ONE_LONG_STRIP,
        ANY_THREE_VERTICES,
        A_HOLE_AT_EVERY_STEP,
        ONE_TRIANGLE_MANY_TIMES,
        A_KILOMETRE_BESIDE_A_JAW;

        Mesh mesh() {
            Mesh mesh = switch (this) {
                case LOOSE_TRIANGLES -> loose();
                case ONE_FAN -> fan(1);
                case LOOSE_TRIANGLES_AT_ONE_VERTEX -> fan(2);
                case ALL_ON_ONE_EDGE -> book();
                case ONE_LONG_STRIP -> strip();
                case ANY_THREE_VERTICES -> Shapes.random(4, MANY, MANY, false);
                case A_HOLE_AT_EVERY_STEP -> holes();
                case ONE_TRIANGLE_MANY_TIMES -> of(new float[] {0, 0, 0, 9, 0, 0, 0, 9, 0}, c -> c % 3);
                case A_KILOMETRE_BESIDE_A_JAW -> kilometre();
            };
            return Weld.of(mesh.positions(), mesh.triangles(), null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void solid_closesWhateverItIs(Shape shape) {
        Mesh solid = patiently(() -> SolidModel.withLowProfileBase(shape.mesh(), SolidModel.Teeth.UP));

        assertThat(Manifold.check(solid).isSolid()).isTrue();
        Closed.checkByPlace(solid);
    }

    @ParameterizedTest
    @EnumSource
    void repairAndFill_leaveNothingCrowded(Shape shape) {
        Mesh filled = patiently(
                () -> Holes.fill(shape.mesh(), Double.POSITIVE_INFINITY).mesh());

        assertThat(Manifold.check(filled).isManifold()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void decimation_ends(Shape shape) {
        Mesh mesh = shape.mesh();

        assertThat(patiently(() -> Decimation.toTriangles(mesh, MANY / 4)).triangleCount())
                .isLessThanOrEqualTo(mesh.triangleCount());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOSE_TRIANGLES", "ONE_TRIANGLE_MANY_TIMES", "A_KILOMETRE_BESIDE_A_JAW", "ONE_LONG_STRIP"})
    void distances_areThoseOfEachTriangle(Shape shape) {
        Mesh mesh = shape.mesh();
        float[] points = Transform.translate(0.1, 0.2, 0.3)
                .apply(Arches.horseshoe(500, 100))
                .positions();
        float[] distances = patiently(() -> Surface.of(mesh).signedDistances(points, Double.POSITIVE_INFINITY));

        Nearest nearest = new Nearest();
        for (int v = 0; v < distances.length; v += distances.length / 20) {
            double least = Double.POSITIVE_INFINITY;
            float[] soup = Shapes.soup(mesh);
            for (int t = 0; t < mesh.triangleCount(); t++) {
                least = Math.min(
                        least,
                        nearest.find(
                                Arrays.copyOfRange(soup, 9 * t, 9 * t + 9),
                                points[3 * v],
                                points[3 * v + 1],
                                points[3 * v + 2]));
            }
            assertThat(Math.abs(distances[v])).isEqualTo((float) Math.sqrt(least));
        }
    }

    @Test
    void distances_fromATangleAreRefused() {
        Mesh tangle = Shapes.random(4, 4 * MANY, 4 * MANY, false);

        Assertions.assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThatThrownBy(() -> Difference.between(tangle, tangle))
                        .isInstanceOf(TangledSurfaceException.class)
                        .hasMessageContaining("more than 10,000 of them"));
    }

    @Test
    void distances_toATriangleThereTwice() {
        // enough of one triangle for a pile; the nearest is still the first of them
        Mesh pile = Shape.ONE_TRIANGLE_MANY_TIMES.mesh();
        Probe probe = Surface.of(pile).probe();

        assertThat(probe.nearest(1, 1, 2, 10)).isTrue();
        assertThat(probe.triangle()).isZero();
        assertThat(probe.distance()).isEqualTo(2);
    }

    @Test
    void solid_onlySoManyShellsStand() throws MeshException {
        Mesh loose = Shapes.sheet(2, 0, false);
        for (int i = 1; i < 2 * SolidModel.MOST_STANDING; i++) {
            loose = Arches.beside(loose, Transform.translate(30 * i, 0, 0).apply(Shapes.sheet(2, 0, false)));
        }
        Mesh solid = SolidModel.withLowProfileBase(loose, SolidModel.Teeth.UP);

        Closed.check(solid);
        int[] parts = Components.byEdges(solid).ofTriangles();
        float floor = Box.of(solid).minZ();
        assertThat(IntStream.range(0, solid.triangles().length)
                        .filter(c -> solid.positions()[3 * solid.triangles()[c] + 2] == floor)
                        .map(c -> parts[c / 3])
                        .distinct()
                        .count())
                .isEqualTo(SolidModel.MOST_STANDING);
    }

    private interface Work<T> {
        T done() throws MeshException;
    }

    private static <T> T patiently(Work<T> work) {
        return Objects.requireNonNull(Assertions.assertTimeoutPreemptively(PATIENCE, work::done));
    }

    private interface Corner {
        int vertex(int corner);
    }

    private static Mesh of(float[] positions, Corner corner) {
        int[] triangles = new int[3 * MANY];
        Arrays.setAll(triangles, corner::vertex);
        return new Mesh(positions, triangles, null);
    }

    private static Mesh loose() {
        float[] positions = new float[9 * MANY];
        for (int t = 0; t < MANY; t++) {
            float x = t % 300 * 2;
            float y = t / 300 * 2;
            System.arraycopy(new float[] {x, y, 0, x + 1, y, 0, x, y + 1, 0}, 0, positions, 9 * t, 9);
        }
        return of(positions, c -> c);
    }

    /** Triangles round vertex 0, which share their edges, or none. */
    private static Mesh fan(int step) {
        int rim = step * MANY;
        float[] positions = new float[3 * (rim + 1)];
        positions[2] = 5;
        for (int v = 1; v <= rim; v++) {
            positions[3 * v] = (float) (30 * Math.cos(2 * Math.PI * v / rim));
            positions[3 * v + 1] = (float) (30 * Math.sin(2 * Math.PI * v / rim));
            positions[3 * v + 2] = (float) Math.sin(v / 100.0);
        }
        return of(positions, c -> c % 3 == 0 ? 0 : 1 + (c / 3 * step + c % 3 - 1) % rim);
    }

    private static Mesh book() {
        float[] positions = new float[3 * (MANY + 2)];
        positions[5] = 10;
        for (int v = 2; v < MANY + 2; v++) {
            positions[3 * v] = (float) (30 * Math.cos(2 * Math.PI * v / MANY));
            positions[3 * v + 1] = (float) (30 * Math.sin(2 * Math.PI * v / MANY));
        }
        return of(positions, c -> c % 3 == 2 ? 2 + c / 3 : (c / 3 + c % 3) % 2);
    }

    /** A band that winds round and round. */
    private static Mesh strip() {
        float[] positions = new float[3 * (MANY + 2)];
        for (int v = 0; v < MANY + 2; v++) {
            double r = 5 + v * 0.0002 + v % 2 * 0.01;
            positions[3 * v] = (float) (r * Math.cos(v * 0.01));
            positions[3 * v + 1] = (float) (r * Math.sin(v * 0.01));
            positions[3 * v + 2] = v % 2 * 0.5f;
        }
        return of(positions, c -> c / 3 + (c / 3 % 2 == 0 ? c % 3 : (3 - c % 3) % 3));
    }

    private static Mesh holes() {
        int side = 220;
        Mesh sheet = Shapes.sheet(side, 1, false);
        int[] kept = IntStream.range(0, sheet.triangles().length)
                .filter(c -> c / 6 % (side - 1) % 3 != 1 || c / 6 / (side - 1) % 3 != 1)
                .map(c -> sheet.triangles()[c])
                .toArray();
        return new Mesh(sheet.positions(), kept, null);
    }

    /** A jaw whose triangles come in no order, beside one triangle so large that a grid over all would have the jaw in one cell. */
    private static Mesh kilometre() {
        Mesh jaw = Arches.horseshoe(500, 100);
        List<Integer> order = IntStream.range(0, jaw.triangleCount()).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(1));
        int[] triangles = new int[jaw.triangles().length];
        Arrays.setAll(triangles, c -> jaw.triangles()[3 * order.get(c / 3) + c % 3]);
        Mesh large = new Mesh(new float[] {0, 0, 100, 1e6f, 0, 100, 0, 1e6f, 100}, new int[] {0, 1, 2}, null);
        return Arches.beside(new Mesh(jaw.positions(), triangles, null), large);
    }
}
