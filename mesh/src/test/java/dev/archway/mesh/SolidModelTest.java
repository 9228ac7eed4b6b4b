package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archway.mesh.SolidModel.Teeth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SolidModelTest {

    private static Mesh turnedOver(Mesh mesh) {
        return Transform.rotateX(180).apply(mesh);
    }

    private static Set<List<Float>> triangles(Mesh mesh) {
        Set<List<Float>> all = new HashSet<>();
        float[] soup = Shapes.soup(mesh);
        for (int t = 0; t < soup.length; t += 9) {
            Float[] corners = new Float[9];
            for (int i = 0; i < 9; i++) {
                corners[i] = soup[t + i] + 0f;
            }
            all.add(Arrays.asList(corners));
        }
        return all;
    }

    private static int crossings(Mesh mesh) {
        return new Crossings(mesh.positions(), mesh.triangles(), 0, mesh.triangleCount())
                .count(0, mesh.triangleCount(), Integer.MAX_VALUE);
    }

    @Test
    void base_horseshoe() throws MeshException {
        Mesh arch = Arches.horseshoe(160, 24);
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.UP);

        Closed.check(solid);
        assertThat(crossings(solid)).isZero();
        assertThat(Measures.signedVolume(solid)).isPositive();
        assertThat(triangles(solid)).containsAll(triangles(arch));
        assertThat(Box.of(solid).minZ()).isCloseTo((float) (Box.of(arch).minZ() - SolidModel.PROFILE), within(1e-5f));
        assertThat(Box.of(solid).maxZ()).isEqualTo(Box.of(arch).maxZ());
        assertThat(Box.of(solid).maxX() - Box.of(arch).maxX()).isBetween(0f, 1f);
    }

    @Test
    void base_teethDown() throws MeshException {
        Mesh arch = turnedOver(Arches.horseshoe(80, 16));
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.DOWN);

        Closed.check(solid);
        assertThat(triangles(solid)).containsAll(triangles(arch));
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

    @Property(tries = 20)
    void base_holesAndRags(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int percent) throws MeshException {
        Mesh arch = Arches.moth(Arches.horseshoe(60, 12), seed, percent / 100.0);
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.UP);

        Closed.check(solid);
        assertThat(solid.triangleCount()).isGreaterThan(arch.triangleCount());
    }

    @Property(tries = 20)
    void base_anyMeshAtAll(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 60) int vertices,
            @ForAll @IntRange(min = 20, max = 120) int triangles)
            throws MeshException {
        Closed.check(SolidModel.withLowProfileBase(Shapes.random(seed, vertices, triangles, true), Teeth.UP));
    }

    @Test
    void base_closedBodyStays() throws MeshException {
        Mesh solid = SolidModel.withLowProfileBase(Shapes.cube(), Teeth.UP);

        Closed.check(solid);
        assertThat(Measures.signedVolume(solid)).isCloseTo(1, within(1e-9));
    }

    @Test
    void base_noSurface() {
        assertThatThrownBy(() ->
                        SolidModel.withLowProfileBase(new Mesh(new float[9], new int[] {0, 0, 1}, null), Teeth.UP))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("no surface");
    }
}
