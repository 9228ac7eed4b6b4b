package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ManifoldTest {

    @Test
    void check_cube() {
        assertThat(Manifold.check(Shapes.cube())).isEqualTo(new Manifold(0, 0, 0, 0, 0, 0));
        assertThat(Manifold.check(Shapes.cube()).isSolid()).isTrue();
    }

    @Test
    void check_sheet() {
        Manifold found = Manifold.check(Shapes.sheet(5, 0, false));

        assertThat(found).isEqualTo(new Manifold(16, 0, 0, 0, 0, 0));
        assertThat(found.isManifold()).isTrue();
        assertThat(found.isClosed()).isFalse();
    }

    @Test
    void check_threeTrianglesAtAnEdge() {
        Mesh book = new Mesh(new float[15], new int[] {0, 1, 2, 1, 0, 3, 0, 1, 4}, null);

        assertThat(Manifold.check(book)).isEqualTo(new Manifold(6, 1, 0, 0, 0, 0));
    }

    @Test
    void check_twoFansAtAVertex() {
        Mesh bow = new Mesh(new float[15], new int[] {0, 1, 2, 0, 3, 4}, null);

        assertThat(Manifold.check(bow)).isEqualTo(new Manifold(6, 0, 0, 1, 0, 0));
        assertThat(Manifold.check(bow).isManifold()).isFalse();
    }

    @Test
    void check_contraryDegenerateDuplicate() {
        Mesh wrong = new Mesh(new float[12], new int[] {0, 1, 2, 0, 1, 3, 2, 2, 3}, null);
        Mesh twice = new Mesh(new float[12], new int[] {0, 1, 2, 2, 0, 1, 1, 0, 2}, null);

        assertThat(Manifold.check(wrong)).isEqualTo(new Manifold(4, 0, 1, 0, 1, 0));
        assertThat(Manifold.check(twice).duplicates()).isEqualTo(2);
        assertThat(Faces.duplicates(twice)).isEqualTo(2);
        assertThat(Faces.degenerate(wrong)).isEqualTo(1);
        assertThat(Faces.distinct(twice).triangles()).containsExactly(0, 1, 2);
        assertThat(Faces.distinct(wrong).triangles()).containsExactly(0, 1, 2, 0, 1, 3);
    }

    @Test
    void duplicates_manyAtOneVertex() {
        int[] triangles = IntStream.range(0, 300)
                .flatMap(i -> IntStream.of(0, 1 + i % 20, 30 + i % 15))
                .toArray();

        assertThat(Faces.duplicates(new Mesh(new float[300], triangles, null))).isEqualTo(300 - 60);
    }

    @Property(tries = 200)
    void repair_makesAnyMeshAManifold(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 40) int vertices,
            @ForAll @IntRange(min = 1, max = 150) int triangles) {
        Mesh mesh = Shapes.random(seed, vertices, triangles, true);
        Repair.Repaired repaired = Repair.manifold(mesh);
        Manifold found = Manifold.check(repaired.mesh());

        assertThat(found.isManifold()).isTrue();
        assertThat(found.contraryEdges()).isZero();
        assertThat(repaired.mesh().triangleCount()).isEqualTo(mesh.triangleCount() - repaired.left());
        assertThat(Measures.surfaceArea(repaired.mesh())).isEqualTo(Measures.surfaceArea(Faces.distinct(mesh)));
        Borders.loops(mesh).forEach(loop -> assertThat(loop).hasSizeGreaterThan(1));
    }

    @Property(tries = 50)
    void repair_turnsBackWhatWasTurned(@ForAll long seed) {
        Mesh ball = Arches.ball(3);
        Repair.Repaired repaired = Repair.outward(Arches.shuffled(ball, seed));

        assertThat(repaired.mesh().triangles().length).isEqualTo(ball.triangles().length);
        assertThat(Manifold.check(repaired.mesh()).isSolid()).isTrue();
        assertThat(Measures.signedVolume(repaired.mesh())).isEqualTo(Measures.signedVolume(ball), within(1e-6));
        assertThat(repaired.doubled()).isZero();
    }

    @Test
    void repair_insideOut() {
        Repair.Repaired repaired = Repair.outward(Shapes.insideOut(Shapes.cube()));

        assertThat(repaired.turned()).isEqualTo(12);
        assertThat(Measures.signedVolume(repaired.mesh())).isPositive();
    }

    @Test
    void repair_twoCubesThatShareAnEdge() {
        // both have the edge from (1, 1, 0) to (1, 1, 1): four triangles there
        Mesh two = Arches.beside(Shapes.cube(), Shapes.box(1, 1, 0, 1, 1, 1));
        Mesh welded = Weld.of(two.positions(), two.triangles(), null);
        assertThat(Manifold.check(welded).crowdedEdges()).isEqualTo(1);
        Repair.Repaired repaired = Repair.manifold(welded);

        assertThat(Manifold.check(repaired.mesh()).isSolid()).isTrue();
        assertThat(repaired.doubled()).isEqualTo(2);
        assertThat(Components.byEdges(repaired.mesh()).count())
                .as("each cube for itself")
                .isEqualTo(2);
    }

    @Test
    void repair_moebius() {
        int n = 20;
        float[] positions = new float[6 * n];
        int[] triangles = new int[6 * n];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            for (int side = 0; side < 2; side++) {
                double r = 10 + (side - 0.5) * 4 * Math.cos(angle / 2);
                positions[6 * i + 3 * side] = (float) (r * Math.cos(angle));
                positions[6 * i + 3 * side + 1] = (float) (r * Math.sin(angle));
                positions[6 * i + 3 * side + 2] = (float) ((side - 0.5) * 4 * Math.sin(angle / 2));
            }
            int a = 2 * i;
            int b = 2 * i + 1;
            int c = i + 1 < n ? a + 2 : 1;
            int d = i + 1 < n ? b + 2 : 0;
            System.arraycopy(new int[] {a, c, b, b, c, d}, 0, triangles, 6 * i, 6);
        }
        Repair.Repaired repaired = Repair.manifold(new Mesh(positions, triangles, null));

        assertThat(repaired.cut()).isEqualTo(1);
        assertThat(Manifold.check(repaired.mesh()).contraryEdges()).isZero();
        assertThat(Borders.loops(repaired.mesh())).hasSize(1);
    }

    @Test
    void loops_sheetWithAHole() {
        Mesh sheet = Arches.pierced(Shapes.sheet(41, 0, false), 5, 5, 0, 2);

        assertThat(Borders.loops(sheet)).hasSize(2);
        int[] rim = Borders.loops(sheet).stream()
                .max(Comparator.comparingInt(loop -> loop.length))
                .orElseThrow();
        assertThat(rim).hasSize(160);
        assertThat(Loops.areaFromAbove(sheet.positions(), rim)).isEqualTo(100, within(1e-4));
        assertThat(Arrays.stream(rim).distinct().count()).isEqualTo(160);
    }

    @Test
    void loops_closed() {
        assertThat(Borders.loops(Shapes.cube())).isEmpty();
    }

    @Property(tries = 50)
    void loops_haveEachBorderEdgeOnce(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int percent) {
        Mesh mesh = Arches.moth(Shapes.sheet(15, 0, false), seed, percent / 100.0);
        List<int[]> loops = Borders.loops(mesh);
        Set<List<Integer>> border = border(mesh);
        double length = border.stream()
                .mapToDouble(edge -> Borders.length(mesh, new int[] {edge.getFirst(), edge.getLast()}) / 2)
                .sum();

        assertThat(loops.stream().flatMap(ManifoldTest::edges)).containsExactlyInAnyOrderElementsOf(border);
        assertThat(loops.stream()
                        .mapToDouble(loop -> Borders.length(mesh, loop))
                        .sum())
                .isCloseTo(length, within(1e-6));
        assertThat(loops.stream()
                        .mapToDouble(loop -> Loops.areaFromAbove(mesh.positions(), loop))
                        .sum())
                .as("what the borders enclose is what is between them (G. G. Stokes)")
                .isCloseTo(areaFromAbove(mesh), within(1e-4));
    }

    private static Stream<List<Integer>> edges(int[] loop) {
        return IntStream.range(0, loop.length).mapToObj(i -> List.of(loop[i], loop[(i + 1) % loop.length]));
    }

    /** The ways that one triangle goes and none goes back. */
    private static Set<List<Integer>> border(Mesh mesh) {
        int[] c = mesh.triangles();
        Set<List<Integer>> ways = IntStream.range(0, c.length)
                .mapToObj(h -> List.of(c[h], c[h % 3 == 2 ? h - 2 : h + 1]))
                .collect(Collectors.toSet());
        return ways.stream().filter(way -> !ways.contains(way.reversed())).collect(Collectors.toSet());
    }

    private static double areaFromAbove(Mesh mesh) {
        double[] v = new double[3];
        double area = 0;
        for (int t = 0; t < mesh.triangles().length; t += 3) {
            Facet.areaVector(mesh.positions(), mesh.triangles(), t, v);
            area += v[2] / 2;
        }
        return area;
    }

    @Property(tries = 50)
    void distinct_onceAndForAll(@ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int triangles) {
        Mesh distinct = Faces.distinct(Shapes.random(seed, 6, triangles, false));

        assertThat(Faces.duplicates(distinct)).isZero();
        assertThat(Faces.degenerate(distinct)).isZero();
        assertThat(Faces.distinct(distinct)).isSameAs(distinct);
    }
}
