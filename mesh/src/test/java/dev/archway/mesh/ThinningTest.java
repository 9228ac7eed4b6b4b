package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Decimation of meshes that are cut into pieces: nothing of what {@link DecimationTest} asks may depend on where the seams are. */
class ThinningTest {

    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final int WHOLE = 1 << 28;

    private static Mesh thinned(Mesh mesh, int largest, int to) {
        return new Thinning(mesh, ANY, largest).to(to);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void manifoldStaysManifold(
            @ForAll @IntRange(min = 20, max = 40) int size,
            @ForAll @IntRange(min = 100, max = 700) int largest,
            @ForAll @IntRange(min = 0, max = 1500) int to) {
        for (Mesh mesh :
                new Mesh[] {Shapes.ball(size, 5, 1), DecimationTest.torus(size), Shapes.sheet(size, 0, true)}) {
            Topology before = Topology.of(mesh);

            Mesh smaller = thinned(mesh, largest, to);

            assertThat(Topology.of(smaller)).isEqualTo(before);
            if (to >= 300 && to <= mesh.triangleCount()) {
                assertThat(smaller.triangleCount()).isBetween(to - 1, to);
            }
        }
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void tornMeshesToo(@ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 0.3) double share) {
        Mesh mesh = DecimationTest.torn(Shapes.sheet(30, 0, false), new Random(seed), share);
        Topology before = Topology.of(mesh);

        Topology after = Topology.of(thinned(mesh, 200, 20));

        if (before.manifold()) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after.bodies()).isGreaterThanOrEqualTo(before.bodies());
        }
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void anythingStaysAMesh(@ForAll long seed, @ForAll @IntRange(min = 3, max = 300) int vertices) {
        Mesh mesh = Shapes.random(seed, vertices, 600, seed % 2 == 0);

        Mesh smaller = thinned(mesh, 40, 10);

        assertThat(smaller.triangleCount()).isLessThanOrEqualTo(mesh.triangleCount());
        assertThat(IntStream.of(smaller.triangles())).allMatch(v -> v >= 0 && v < smaller.vertexCount());
        assertThat(smaller.colors() == null).isEqualTo(mesh.colors() == null);
    }

    @Test
    void nearAsInOnePiece() {
        for (Mesh mesh : new Mesh[] {Shapes.ball(120, 5, 0.3), DecimationTest.torus(150), Arches.horseshoe(400, 100)}) {
            int to = mesh.triangleCount() / 8;
            Mesh whole = thinned(mesh, WHOLE, to);
            Mesh pieces = thinned(mesh, 4_000, to);

            assertThat(meanApart(mesh, pieces)).isLessThan(1.1 * meanApart(mesh, whole));
            assertThat(DecimationTest.apart(mesh, pieces)).isLessThan(1.5 * DecimationTest.apart(mesh, whole));
        }
    }

    private static double meanApart(Mesh mesh, Mesh smaller) {
        float[] distances = Surface.of(smaller).signedDistances(mesh.positions(), 1000);
        return IntStream.range(0, distances.length)
                .mapToDouble(i -> Math.abs(distances[i]))
                .average()
                .orElseThrow();
    }

    @Test
    void within_staysNear() {
        for (Mesh mesh : new Mesh[] {Shapes.ball(60, 5, 0.3), DecimationTest.torus(90), Shapes.sheet(90, 0, false)}) {
            Mesh smaller = new Thinning(mesh, 0.05, 1_500).to(0);

            assertThat(DecimationTest.apart(mesh, smaller)).isLessThan(0.05);
            assertThat(smaller.triangleCount())
                    .isLessThan(6 * Decimation.within(mesh, 0.05).triangleCount() / 5);
        }
    }

    @Test
    void seamsAreNotSeen() {
        Mesh mesh = roundBall(70, 30);
        int largest = 4_000;
        Mesh smaller = thinned(mesh, largest, mesh.triangleCount() / 4);
        double[] areas = areas(smaller);
        double mean = Arrays.stream(areas).average().orElseThrow();
        for (int round = 0; round < 2; round++) {
            float[] middles = middles(smaller);
            float[] distances = Surface.of(dots(mesh, largest, round)).signedDistances(middles, 1000);
            double beside = IntStream.range(0, areas.length)
                    .filter(t -> Math.abs(distances[t]) < Math.sqrt(mean))
                    .mapToDouble(t -> areas[t])
                    .average()
                    .orElseThrow();
            // everywhere on a ball triangles should be of the same size
            assertThat(beside / mean).as("beside seams of round " + round).isBetween(0.85, 1.15);
        }
        // nor are there more small ones than without seams
        double[] whole = areas(thinned(mesh, WHOLE, mesh.triangleCount() / 4));
        long small = Arrays.stream(areas).filter(area -> area < mean / 5).count();
        assertThat(small)
                .isLessThan(areas.length / 50
                        + 2
                                * Arrays.stream(whole)
                                        .filter(area -> area < mean / 5)
                                        .count());
    }

    /** Where pieces of a round meet, as triangles that are hardly more than a point. */
    private static Mesh dots(Mesh mesh, int largest, int round) {
        int[] owners = new int[mesh.vertexCount()];
        int[][] pieces = Pieces.of(mesh.positions(), mesh.triangles(), largest, round);
        assertThat(pieces.length).isGreaterThan(10);
        IntStream.Builder seams = IntStream.builder();
        for (int i = 0; i < pieces.length; i++) {
            for (int triangle : pieces[i]) {
                for (int c = 3 * triangle; c < 3 * triangle + 3; c++) {
                    int vertex = mesh.triangles()[c];
                    if (owners[vertex] > 0 && owners[vertex] != i + 1) {
                        seams.add(vertex);
                    }
                    owners[vertex] = i + 1;
                }
            }
        }
        int[] vertices = seams.build().distinct().toArray();
        float[] soup = new float[9 * vertices.length];
        for (int i = 0; i < soup.length; i++) {
            soup[i] = mesh.positions()[3 * vertices[i / 9] + i % 3] + (i % 9 / 3 == i % 3 ? 1e-3f : 0);
        }
        return new Mesh(soup, IntStream.range(0, soup.length / 3).toArray(), null);
    }

    /** A ball whose triangles are nearly of one size: the sides of a cube, blown up. */
    private static Mesh roundBall(int cells, double radius) {
        float[] positions = new float[3 * 6 * 6 * cells * cells];
        int next = 0;
        for (int face = 0; face < 6; face++) {
            for (int square = 0; square < cells * cells; square++) {
                for (int corner : new int[] {0, 1, 3, 0, 3, 2}) {
                    double u = Math.tan(Math.PI / 4 * (2.0 * (square % cells + corner % 2) / cells - 1));
                    double v = Math.tan(Math.PI / 4 * (2.0 * (square / cells + corner / 2) / cells - 1));
                    double length = Math.sqrt(u * u + v * v + 1);
                    double side = face % 2 == 0 ? 1 : -1;
                    positions[next + face / 2] = round(side * radius / length);
                    positions[next + (face / 2 + 1) % 3] = round(radius * (face % 2 == 0 ? u : v) / length);
                    positions[next + (face / 2 + 2) % 3] = round(radius * (face % 2 == 0 ? v : u) / length);
                    next += 3;
                }
            }
        }
        return Weld.of(positions, IntStream.range(0, positions.length / 3).toArray(), null);
    }

    /** So that sides meet exactly. */
    private static float round(double coordinate) {
        return (float) (Math.rint(coordinate * 1e4) / 1e4);
    }

    private static float[] middles(Mesh mesh) {
        float[] soup = Shapes.soup(mesh);
        float[] middles = new float[soup.length / 3];
        for (int i = 0; i < middles.length; i++) {
            int at = 9 * (i / 3) + i % 3;
            middles[i] = (soup[at] + soup[at + 3] + soup[at + 6]) / 3;
        }
        return middles;
    }

    private static double[] areas(Mesh mesh) {
        return IntStream.range(0, mesh.triangleCount())
                .mapToDouble(t -> Measures.surfaceArea(
                        new Mesh(mesh.positions(), Arrays.copyOfRange(mesh.triangles(), 3 * t, 3 * t + 3), null)))
                .toArray();
    }

    @Test
    void flat_allEdgesCostTheSame() {
        Mesh wavy = Shapes.sheet(200, 0, false);
        float[] positions = wavy.positions().clone();
        byte[] colors = new byte[positions.length];
        for (int v = 0; v < wavy.vertexCount(); v++) {
            positions[3 * v + 2] = 0;
            colors[3 * v] = (byte) Math.round(24 * positions[3 * v]);
        }

        Mesh smaller = thinned(new Mesh(positions, wavy.triangles(), colors), 3_000, 2_000);

        assertThat(smaller.triangleCount()).isBetween(1_999, 2_000);
        assertThat(Measures.surfaceArea(smaller)).isCloseTo(100, within(0.01));
        byte[] mixed = Objects.requireNonNull(smaller.colors());
        for (int v = 0; v < smaller.vertexCount(); v++) {
            assertThat((mixed[3 * v] & 0xff) - 24 * smaller.positions()[3 * v]).isBetween(-4f, 4f);
        }
    }

    @Test
    void sameResult_howeverManyThreads() throws Exception {
        Mesh mesh = Shapes.sheet(150, 0, true);
        Mesh usual = thinned(mesh, 3_000, 5_000);
        for (int threads : new int[] {1, 5}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                Mesh again = pool.submit(() -> thinned(mesh, 3_000, 5_000)).get();
                assertThat(again.positions()).isEqualTo(usual.positions());
                assertThat(again.triangles()).isEqualTo(usual.triangles());
                assertThat(again.colors()).isEqualTo(usual.colors());
            }
        }
    }

    @Test
    void aFarTriangle_doesNotPutAllIntoOnePiece() {
        Mesh mesh = Shapes.ball(60, 5, 0.3);
        Mesh far = new Mesh(new float[] {1e6f, 0, 0, 1e6f, 1, 0, 1e6f, 0, 1}, new int[] {0, 1, 2}, null);

        Mesh smaller = thinned(Arches.beside(mesh, far), 1_000, 2_000);

        assertThat(smaller.triangleCount()).isBetween(1_999, 2_000);
    }

    @Test
    void pieces_haveEachTriangleOnce() {
        Mesh pile = new Mesh(
                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0},
                IntStream.range(0, 3_000).map(c -> c % 3).toArray(),
                null);
        for (Mesh mesh :
                new Mesh[] {Shapes.ball(30, 5, 1), pile, Shapes.cube(), new Mesh(new float[0], new int[0], null)}) {
            for (int round = 0; round < 2; round++) {
                int[][] pieces = Pieces.of(mesh.positions(), mesh.triangles(), 100, round);

                assertThat(Stream.of(pieces)).allMatch(piece -> piece.length <= 100);
                assertThat(Stream.of(pieces)
                                .flatMapToInt(Arrays::stream)
                                .sorted()
                                .toArray())
                        .isEqualTo(IntStream.range(0, mesh.triangleCount()).toArray());
            }
        }
    }
}
