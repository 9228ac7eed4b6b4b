package dev.archway.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.archway.mesh.Axes;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.Occlusion;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticArchTest {

    private static final Axes FRAME = Axes.parse(null, null);

    @Test
    void seed_same_sameBytes() {
        SyntheticArch one = SyntheticArch.of(42, 20_000);
        SyntheticArch two = SyntheticArch.of(42, 20_000);
        assertThat(two.upper().positions()).isEqualTo(one.upper().positions());
        assertThat(two.lower().positions()).isEqualTo(one.lower().positions());
        assertThat(two.upper().triangles()).isEqualTo(one.upper().triangles());
        assertThat(two.lower().colors()).isEqualTo(one.lower().colors());
    }

    @Test
    void seed_other_otherMouth() {
        assertThat(SyntheticArch.of(2, 5_000).upper().positions())
                .isNotEqualTo(SyntheticArch.of(1, 5_000).upper().positions());
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 3_333, 50_000, 270_000})
    void triangles_nearTheAsked(int asked) {
        SyntheticArch arch = SyntheticArch.of(7, asked);
        assertThat((double) arch.upper().triangleCount()).isCloseTo(asked, within(0.03 * asked));
        assertThat((double) arch.lower().triangleCount()).isCloseTo(asked, within(0.03 * asked));
    }

    @Test
    void triangles_outOfBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticArch.of(1, 1_999));
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticArch.of(1, 5_000_001));
    }

    @ParameterizedTest
    @CsvSource({"1,2000", "2,60000", "-9,20000"})
    void jaw_isOneOpenManifold(long seed, int triangles) {
        SyntheticArch arch = SyntheticArch.of(seed, triangles);
        for (Mesh jaw : new Mesh[] {arch.upper(), arch.lower()}) {
            MeshEdges edges = new MeshEdges(jaw);
            assertThat(edges.mostTrianglesAtAnEdge()).isEqualTo(2);
            assertThat(edges.pieces()).isEqualTo(1);
            assertThat(edges.loops()).isEqualTo(1);
        }
    }

    @Test
    void border_liesAtTheGum() {
        SyntheticArch arch = SyntheticArch.of(5, 60_000);
        for (int vertex : new MeshEdges(arch.upper()).border()) {
            assertThat(arch.upper().positions()[3 * vertex + 2]).isGreaterThan(3.5f);
            assertThat(reddish(arch.upper(), vertex)).isTrue();
        }
        for (int vertex : new MeshEdges(arch.lower()).border()) {
            assertThat(arch.lower().positions()[3 * vertex + 2]).isLessThan(-3.5f);
            assertThat(reddish(arch.lower(), vertex)).isTrue();
        }
    }

    /** The shift that {@link Occlusion} finds is the deepest overlap (upwards) or the least gap (downwards) over all columns. */
    @ParameterizedTest
    @CsvSource({"1,60000", "2,60000", "3,60000", "4,60000", "5,270000", "6,2000", "-7,5000", "8,20000"})
    void jaws_touchAndDoNotInterpenetrate(long seed, int triangles) {
        SyntheticArch arch = SyntheticArch.of(seed, triangles);
        float shift = Occlusion.bringTogether(arch.upper(), arch.lower(), FRAME)[2];
        assertThat(shift).isBetween(-0.1f, 0.5f);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bounds_areAMouth(long seed) {
        SyntheticArch arch = SyntheticArch.of(seed, 20_000);
        float[] upper = bounds(arch.upper());
        float[] lower = bounds(arch.lower());
        assertThat(upper[3] - upper[0]).as("upper width").isBetween(54f, 68f);
        assertThat(upper[4] - upper[1]).as("upper depth").isBetween(44f, 62f);
        assertThat(lower[3] - lower[0]).as("lower width").isBetween(50f, 66f);
        assertThat(lower[4] - lower[1]).as("lower depth").isBetween(42f, 60f);
        assertThat(upper[3] + upper[0]).as("midline").isBetween(-3f, 3f);
        assertThat(upper[1]).as("upper incisors stand before the lower ones").isLessThan(lower[1]);
        assertThat(-upper[2])
                .as("upper incisors reach below the occlusal plane")
                .isBetween(0.5f, 3f);
        assertThat(lower[5]).as("lower teeth reach just above it").isBetween(0.3f, 2.5f);
        assertThat(mean(arch.upper(), 2)).isGreaterThan(mean(arch.lower(), 2) + 8);
    }

    @Test
    void triangles_lookOutward() {
        SyntheticArch arch = SyntheticArch.of(3, 60_000);
        assertThat(upward(arch.lower())).isPositive();
        assertThat(upward(arch.upper())).isNegative();
    }

    @Test
    void colors_teethAndGum() {
        Mesh upper = SyntheticArch.of(11, 60_000).upper();
        long gum = 0;
        for (int vertex = 0; vertex < upper.vertexCount(); vertex++) {
            gum += reddish(upper, vertex) ? 1 : 0;
        }
        assertThat(gum / (double) upper.vertexCount()).isBetween(0.25, 0.7);
        int incisalEdge = lowest(upper);
        assertThat(reddish(upper, incisalEdge)).isFalse();
        assertThat(color(upper, incisalEdge, 0)).isGreaterThan(120);
    }

    @Test
    void million_isMade() {
        SyntheticArch arch = SyntheticArch.of(1, 1_000_000);
        assertThat(arch.upper().triangleCount()).isBetween(970_000, 1_030_000);
    }

    private static boolean reddish(Mesh mesh, int vertex) {
        return color(mesh, vertex, 0) > 1.28 * color(mesh, vertex, 1);
    }

    private static int color(Mesh mesh, int vertex, int channel) {
        return Objects.requireNonNull(mesh.colors())[3 * vertex + channel] & 0xff;
    }

    private static float[] bounds(Mesh mesh) {
        float[] bounds = new float[6];
        Arrays.fill(bounds, 0, 3, Float.MAX_VALUE);
        Arrays.fill(bounds, 3, 6, -Float.MAX_VALUE);
        for (int i = 0; i < mesh.positions().length; i++) {
            float value = mesh.positions()[i];
            assertThat(value).isFinite();
            bounds[i % 3] = Math.min(bounds[i % 3], value);
            bounds[3 + i % 3] = Math.max(bounds[3 + i % 3], value);
        }
        return bounds;
    }

    private static double mean(Mesh mesh, int axis) {
        double sum = 0;
        for (int i = axis; i < mesh.positions().length; i += 3) {
            sum += mesh.positions()[i];
        }
        return sum / mesh.vertexCount();
    }

    private static int lowest(Mesh mesh) {
        int lowest = 0;
        for (int i = 1; i < mesh.vertexCount(); i++) {
            lowest = mesh.positions()[3 * i + 2] < mesh.positions()[3 * lowest + 2] ? i : lowest;
        }
        return lowest;
    }

    /** The area that looks up less the area that looks down, in square millimetres. */
    private static double upward(Mesh mesh) {
        double sum = 0;
        float[] p = mesh.positions();
        int[] t = mesh.triangles();
        for (int i = 0; i < t.length; i += 3) {
            int a = 3 * t[i];
            int b = 3 * t[i + 1];
            int c = 3 * t[i + 2];
            sum += (p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[c] - p[a]) * (p[b + 1] - p[a + 1]);
        }
        return sum / 2;
    }
}
