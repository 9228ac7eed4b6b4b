package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archway.mesh.SolidModel.Teeth;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolidModelTest {

    private static Mesh turnedOver(Mesh mesh) {
        return Transform.rotateX(180).apply(mesh);
    }

    /** The corners of each triangle, turned so that the least comes first: that says which side is outside, and nothing of numbers. */
    private static Set<List<Float>> triangles(Mesh mesh) {
        Set<List<Float>> all = new HashSet<>();
        float[] soup = Shapes.soup(mesh);
        for (int t = 0; t < soup.length; t += 9) {
            int first = 0;
            for (int k = 3; k < 9; k += 3) {
                if (Arrays.compare(soup, t + k, t + k + 3, soup, t + first, t + first + 3) < 0) {
                    first = k;
                }
            }
            Float[] corners = new Float[9];
            for (int i = 0; i < 9; i++) {
                corners[i] = soup[t + (first + i) % 9] + 0f;
            }
            all.add(Arrays.asList(corners));
        }
        return all;
    }

    private static int crossings(Mesh mesh) {
        return new Crossings(new Growing(mesh), 0, mesh.triangleCount())
                .count(0, mesh.triangleCount(), Integer.MAX_VALUE);
    }

    @Test
    void base_horseshoe() throws MeshException {
        Mesh arch = Arches.horseshoe(160, 24);
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.UP);

        Closed.check(solid);
        assertThat(crossings(solid)).isZero();
        assertThat(Measures.signedVolume(solid)).isPositive();
        assertThat(triangles(solid).containsAll(triangles(arch))).isTrue();
        assertThat(Box.of(solid).minZ()).isCloseTo((float) (Box.of(arch).minZ() - SolidModel.PROFILE), within(1e-5f));
        assertThat(Box.of(solid).maxZ()).isEqualTo(Box.of(arch).maxZ());
        assertThat(Box.of(solid).maxX() - Box.of(arch).maxX()).isBetween(0f, 1f);
    }

    @Test
    void base_teethDown() throws MeshException {
        Mesh arch = turnedOver(Arches.horseshoe(80, 16));
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.DOWN);

        Closed.check(solid);
        assertThat(triangles(solid).containsAll(triangles(arch))).isTrue();
        assertThat(Box.of(solid).maxZ()).isCloseTo((float) (Box.of(arch).maxZ() + SolidModel.PROFILE), within(1e-5f));
        assertThat(Box.of(solid).minZ()).isEqualTo(Box.of(arch).minZ());
    }

    @Test
    void base_colours() throws MeshException {
        Mesh arch = Arches.horseshoe(80, 16);
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.UP);

        byte[] colors = Objects.requireNonNull(solid.colors());
        assertThat(colors).startsWith(Objects.requireNonNull(arch.colors()));
        assertThat(colors).endsWith(0xe9, 0xdf, 0xcf);
        assertThat(SolidModel.withLowProfileBase(new Mesh(arch.positions(), arch.triangles(), null), Teeth.UP)
                        .colors())
                .isNull();
    }

    @Property(tries = 10)
    void base_holesAndRags(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int percent) throws MeshException {
        Mesh arch = Arches.moth(Arches.horseshoe(60, 12), seed, percent / 100.0);
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.UP);

        Closed.check(solid);
        assertThat(solid.triangleCount()).isGreaterThan(arch.triangleCount());
    }

    @Property(tries = 10)
    void base_anyMeshAtAll(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 60) int vertices,
            @ForAll @IntRange(min = 20, max = 120) int triangles)
            throws MeshException {
        Closed.check(SolidModel.withLowProfileBase(Shapes.random(seed, vertices, triangles, true), Teeth.UP));
    }

    @ParameterizedTest
    @CsvSource({
        // two triangles on one edge, cut from others there: a border that ran to a vertex and back
        "0, 8, 31",
        // rims so narrow seen from above that one of their points was joined to all of the line round the base
        "2569789471, 60, 38",
        "6154022364946197696, 3, 4",
        "8319638437045870110, 10, 3"
    })
    void base_noEdgeTwice(long seed, int vertices, int triangles) throws MeshException {
        Closed.check(SolidModel.withLowProfileBase(Shapes.random(seed, vertices, triangles, true), Teeth.UP));
    }

    @Test
    void base_closedBodyStays() throws MeshException {
        Mesh solid = SolidModel.withLowProfileBase(Shapes.cube(), Teeth.UP);

        Closed.check(solid);
        assertThat(Measures.signedVolume(solid)).isCloseTo(1, within(1e-9));
    }

    @Test
    void base_realCrownsStayAsTheyAre() throws IOException {
        Mesh crowns = Crowns.inScanFrame("upper");
        Mesh solid = SolidModel.withLowProfileBase(crowns, Teeth.DOWN);

        assertThat(solid.triangles())
                .as("14 closed bodies, outside out already")
                .isEqualTo(crowns.triangles());
        assertThat(solid.positions()).isEqualTo(crowns.positions());
        assertThat(Manifold.check(solid).isSolid()).isTrue();
    }

    @Test
    void base_realCrownsWithOpenBottoms() throws IOException {
        Mesh crowns = Crowns.inScanFrame("lower");
        // what lies lower than the middle of the row is cut away, so that each crown has a rim
        Mesh open = Arches.above(crowns, (Box.of(crowns).minZ() + Box.of(crowns).maxZ()) / 2 - 1);
        Mesh solid = SolidModel.withLowProfileBase(open, Teeth.UP);

        assertThat(Borders.loops(open)).hasSizeGreaterThan(10);
        assertThat(Manifold.check(solid).isSolid()).isTrue();
        assertThat(triangles(solid).containsAll(triangles(open))).isTrue();
        assertThat(Measures.signedVolume(solid)).isPositive();
        assertThat(crossings(solid) - crossings(open))
                .as(
                        "crowns that have no room for a wall get a flat cap, which runs into little; the crowns themselves overlap a bit")
                .isBetween(0, 20);
    }

    @Test
    void base_twoQuadrants() throws MeshException {
        Mesh left = Arches.horseshoe(60, 12);
        Mesh two = Arches.beside(left, Transform.translate(80, 0, 2).apply(left));
        Mesh solid = SolidModel.withLowProfileBase(two, Teeth.UP);

        Closed.check(solid);
        assertThat(Components.byEdges(solid).count()).isEqualTo(2);
        assertThat(crossings(solid)).isZero();
        float floor = Box.of(solid).minZ();
        assertThat(floor).isCloseTo(Box.of(left).minZ() - 3, within(1e-5f));
        int below = 0;
        for (int i = 0; i < solid.positions().length; i += 3) {
            below += solid.positions()[i] > 40 && solid.positions()[i + 2] == floor ? 1 : 0;
        }
        assertThat(below).as("both stand on one plane").isPositive();
    }

    @Test
    void base_islandAboveTheArch() throws MeshException {
        Mesh arch = Arches.horseshoe(60, 12);
        Mesh patch = Transform.translate(-5, -35, 20).apply(Shapes.sheet(12, 0, false));
        Mesh solid = SolidModel.withLowProfileBase(Arches.beside(arch, patch), Teeth.UP);

        Closed.check(solid);
        assertThat(crossings(solid))
                .as("its base would have to go through the arch")
                .isZero();
        assertThat(triangles(solid).containsAll(triangles(patch))).isTrue();
    }

    @Test
    void base_turnedOverTriangles() throws MeshException {
        Mesh arch = Arches.horseshoe(80, 16);
        Mesh solid = SolidModel.withLowProfileBase(Arches.shuffled(arch, 4), Teeth.UP);

        Closed.check(solid);
        assertThat(Measures.signedVolume(solid))
                .isCloseTo(Measures.signedVolume(SolidModel.withLowProfileBase(arch, Teeth.UP)), within(1.0));
    }

    @Test
    void base_insideOutArch() throws MeshException {
        Mesh arch = Arches.horseshoe(80, 16);
        int[] over = arch.triangles().clone();
        for (int t = 0; t < over.length; t += 3) {
            over[t] = arch.triangles()[t + 1];
            over[t + 1] = arch.triangles()[t];
        }
        Mesh solid = SolidModel.withLowProfileBase(new Mesh(arch.positions(), over, null), Teeth.UP);

        Closed.check(solid);
        assertThat(triangles(solid).containsAll(triangles(arch))).isTrue();
    }

    @Test
    void base_undercut() throws MeshException {
        // a rim that hangs over: the arch sheared so that its outside leans inwards
        Mesh arch = Arches.horseshoe(120, 24);
        float[] p = arch.positions().clone();
        for (int i = 0; i < p.length; i += 3) {
            double squeeze = 1 + 0.02 * Math.min(0, p[i + 2]);
            p[i] *= (float) squeeze;
            p[i + 1] *= (float) squeeze;
        }
        Mesh solid = SolidModel.withLowProfileBase(new Mesh(p, arch.triangles(), null), Teeth.UP);

        Closed.check(solid);
        assertThat(crossings(solid)).isZero();
    }

    @Test
    void base_noSurface() {
        assertThatThrownBy(() ->
                        SolidModel.withLowProfileBase(new Mesh(new float[9], new int[] {0, 0, 1}, null), Teeth.UP))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("no surface");
    }
}
