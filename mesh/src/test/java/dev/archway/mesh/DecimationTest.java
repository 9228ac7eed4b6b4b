package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DecimationTest {

    /** The greatest distance of a vertex of either from the surface of the other. */
    static double apart(Mesh a, Mesh b) {
        double most = 0;
        for (float distance : Surface.of(a).signedDistances(b.positions(), 1000)) {
            most = Math.max(most, Math.abs(distance));
        }
        for (float distance : Surface.of(b).signedDistances(a.positions(), 1000)) {
            most = Math.max(most, Math.abs(distance));
        }
        return most;
    }

    static Mesh torus(int side) {
        float[] positions = new float[3 * side * side];
        int[] triangles = new int[6 * side * side];
        for (int v = 0; v < side * side; v++) {
            double u = 2 * Math.PI * (v % side) / side;
            double w = 2 * Math.PI * (v / side) / side;
            positions[3 * v] = (float) ((6 + 2 * Math.cos(w)) * Math.cos(u));
            positions[3 * v + 1] = (float) ((6 + 2 * Math.cos(w)) * Math.sin(u));
            positions[3 * v + 2] = (float) (2 * Math.sin(w));
            int right = v / side * side + (v + 1) % side;
            int up = (v + side) % (side * side);
            int both = (right + side) % (side * side);
            System.arraycopy(new int[] {v, right, both, v, both, up}, 0, triangles, 6 * v, 6);
        }
        return new Mesh(positions, triangles, null);
    }

    /** The mesh without some of its triangles: holes of all kinds, and pieces that touch in one vertex. */
    static Mesh torn(Mesh mesh, Random random, double share) {
        int[] t = mesh.triangles();
        int[] kept = new int[t.length];
        int size = 0;
        for (int i = 0; i < t.length; i += 3) {
            if (random.nextDouble() >= share) {
                System.arraycopy(t, i, kept, size, 3);
                size += 3;
            }
        }
        return new Mesh(mesh.positions(), Arrays.copyOf(kept, size), mesh.colors());
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void toTriangles_manifoldStaysManifold(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 24) int size,
            @ForAll @IntRange(min = 0, max = 200) int to) {
        for (Mesh mesh : new Mesh[] {Shapes.ball(size, 5, 1), torus(size), Shapes.sheet(size, 0, true)}) {
            Topology before = Topology.of(mesh);
            assertThat(before.manifold()).isTrue();

            Mesh smaller = Decimation.toTriangles(mesh, to);

            assertThat(Topology.of(smaller)).isEqualTo(before);
            assertThat(smaller.triangleCount()).isLessThanOrEqualTo(mesh.triangleCount());
            if (to >= 100 && mesh.triangleCount() >= to) {
                assertThat(smaller.triangleCount()).isBetween(to - 1, to);
            }
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void toTriangles_tornMeshesToo(@ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 0.4) double share) {
        Mesh mesh = torn(Shapes.sheet(14, 0, false), new Random(seed), share);
        Topology before = Topology.of(mesh);

        Topology after = Topology.of(Decimation.toTriangles(mesh, 20));

        // where pieces touch in a vertex, they may come apart; holes stay holes, and nothing grows together
        if (before.manifold()) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after.bodies()).isGreaterThanOrEqualTo(before.bodies());
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void anything_staysAMesh(@ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int vertices) {
        Mesh mesh = Shapes.random(seed, vertices, 150, seed % 2 == 0);

        Mesh smaller = Decimation.toTriangles(mesh, 10);

        assertThat(smaller.triangleCount()).isLessThanOrEqualTo(mesh.triangleCount());
        assertThat(Arrays.stream(smaller.triangles()).allMatch(v -> v >= 0 && v < smaller.vertexCount()))
                .isTrue();
        assertThat(smaller.colors() == null).isEqualTo(mesh.colors() == null);
        for (float coordinate : smaller.positions()) {
            assertThat(coordinate).isFinite();
        }
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void within_staysNear(@ForAll @DoubleRange(min = 0.01, max = 0.3) double error) {
        for (Mesh mesh : new Mesh[] {Shapes.ball(40, 5, 0.3), torus(50), Shapes.sheet(50, 0, false)}) {
            Mesh smaller = Decimation.within(mesh, error);

            assertThat(apart(mesh, smaller)).isLessThan(error);
            assertThat(smaller.triangleCount()).isLessThan(mesh.triangleCount());
        }
    }

    @Test
    void within_nothingMoves() {
        Mesh box = Shapes.box(0, 0, 0, 2, 3, 4);

        assertThat(Decimation.within(box, 0.01).positions()).isEqualTo(box.positions());
        assertThat(Decimation.within(box, 0.01).triangles()).isEqualTo(box.triangles());
    }

    @Test
    void flat_keepsItsOutlineAndItsColours() {
        int side = 41;
        Mesh wavy = Shapes.sheet(side, 0, false);
        float[] positions = wavy.positions().clone();
        byte[] colors = new byte[positions.length];
        for (int v = 0; v < side * side; v++) {
            positions[3 * v + 2] = 0;
            // 0 to 240 from left to right, 240 to 0 from front to back
            colors[3 * v] = (byte) Math.round(24 * positions[3 * v]);
            colors[3 * v + 1] = (byte) Math.round(240 - 24 * positions[3 * v + 1]);
            colors[3 * v + 2] = 77;
        }

        Mesh smaller = Decimation.toTriangles(new Mesh(positions, wavy.triangles(), colors), 60);

        assertThat(smaller.triangleCount()).isLessThanOrEqualTo(60);
        assertThat(Measures.surfaceArea(smaller)).isCloseTo(100, within(0.05));
        byte[] mixed = Objects.requireNonNull(smaller.colors());
        for (int v = 0; v < smaller.vertexCount(); v++) {
            // on even ground the new vertex is on the edge, so colours that change evenly are mixed exactly
            assertThat((mixed[3 * v] & 0xff) - 24 * smaller.positions()[3 * v]).isBetween(-6f, 6f);
            assertThat((mixed[3 * v + 1] & 0xff) - 240 + 24 * smaller.positions()[3 * v + 1])
                    .isBetween(-6f, 6f);
            assertThat(mixed[3 * v + 2]).isEqualTo((byte) 77);
        }
    }

    @Test
    void sharpEdges_stay() {
        // each side cut into 200 triangles
        Mesh box = Weld.of(fine(10).positions(), fine(10).triangles(), null);

        Mesh smaller = Decimation.within(box, 0.001);

        assertThat(smaller.triangleCount()).isLessThan(60);
        assertThat(Measures.signedVolume(smaller)).isCloseTo(1000, within(0.1));
        assertThat(Topology.of(smaller)).isEqualTo(new Topology(1, 2, 0, true));
    }

    private static int[] ascending(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    /** A box of 10 mm whose sides have {@code cells} by {@code cells} squares, each side with vertices of its own. */
    private static Mesh fine(int cells) {
        float[] positions = new float[3 * 6 * 6 * cells * cells];
        int next = 0;
        for (int face = 0; face < 6; face++) {
            int axis = face / 2;
            for (int square = 0; square < cells * cells; square++) {
                int[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 0}, {1, 1}, {0, 1}};
                for (int[] corner : corners) {
                    float u = 10f * (square % cells + corner[0]) / cells;
                    float v = 10f * (square / cells + corner[1]) / cells;
                    positions[next + axis] = face % 2 == 0 ? 10 : 0;
                    positions[next + (axis + 1) % 3] = face % 2 == 0 ? u : v;
                    positions[next + (axis + 2) % 3] = face % 2 == 0 ? v : u;
                    next += 3;
                }
            }
        }
        return new Mesh(positions, ascending(positions.length / 3), null);
    }

    @Test
    void edgesOfThreeTriangles_stay() {
        Mesh book = new Mesh(
                new float[] {0, 0, 0, 0, 0, 1, 1, 0, 0, -1, 1, 0, -1, -1, 0},
                new int[] {0, 1, 2, 0, 1, 3, 0, 1, 4},
                null);

        assertThat(Decimation.toTriangles(book, 0).triangles()).isEqualTo(book.triangles());
    }

    @Test
    void sameMesh_sameResult() {
        Mesh mesh = Shapes.sheet(60, 0, true);
        Mesh once = Decimation.toTriangles(mesh, 500);
        Mesh again = Decimation.toTriangles(mesh, 500);

        assertThat(again.positions()).isEqualTo(once.positions());
        assertThat(again.triangles()).isEqualTo(once.triangles());
        assertThat(again.colors()).isEqualTo(once.colors());
        assertThat(Decimation.toTriangles(once, 500)).as("few enough already").isSameAs(once);
    }

    @Test
    void realCrowns_keepShapeAndBodies() throws IOException {
        Mesh crowns = Crowns.read("lower");

        Mesh smaller = Decimation.toTriangles(crowns, 20_000);

        assertThat(smaller.triangleCount()).isBetween(19_999, 20_000);
        assertThat(Topology.of(smaller)).isEqualTo(new Topology(16, 32, 0, true));
        assertThat(Measures.signedVolume(smaller))
                .isCloseTo(Measures.signedVolume(crowns), within(0.002 * Measures.signedVolume(crowns)));
        assertThat(apart(crowns, smaller)).isLessThan(0.06);
    }

    @Test
    void largeMesh_inTime() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertThat(Decimation.toTriangles(Shapes.ball(300, 30, 1), 30_000).triangleCount())
                    .isBetween(29_999, 30_000);
            // all triangles round one vertex
            int count = 200_000;
            float[] rim = new float[3 * (count + 2)];
            int[] fan = new int[3 * count];
            for (int v = 1; v < count + 2; v++) {
                rim[3 * v] = (float) (30 * Math.cos(v * 3e-5));
                rim[3 * v + 1] = (float) (30 * Math.sin(v * 3e-5));
            }
            for (int t = 0; t < count; t++) {
                fan[3 * t + 1] = t + 1;
                fan[3 * t + 2] = t + 2;
            }
            assertThat(Decimation.toTriangles(new Mesh(rim, fan, null), 1_000).triangleCount())
                    .isLessThan(count / 2);
        });
    }

    @Test
    void outOfRange() {
        Mesh cube = Shapes.cube();
        assertThatThrownBy(() -> Decimation.toTriangles(cube, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimation.within(cube, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimation.of(cube, 5, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxError -0.1");
        Mesh broken =
                new Mesh(new float[] {0, 0, 0, 1, Float.POSITIVE_INFINITY, 0, 0, 1, 0}, new int[] {0, 1, 2}, null);
        assertThatThrownBy(() -> Decimation.toTriangles(broken, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vertex 1");
    }
}
