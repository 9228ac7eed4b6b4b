package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WeldTest {

    @Property(tries = 50)
    void vertex_numbersLikeAMapInOrderOfAppearance(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int count) {
        Random random = new Random(seed);
        Weld weld = new Weld(4);
        Map<List<Float>, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            float x = random.nextInt(16) - 8;
            float y = random.nextInt(16) / 1024f;
            float z = random.nextInt(16) * 1e6f;
            int expected = numbers.computeIfAbsent(List.of(x, y, z), key -> numbers.size());

            assertThat(weld.find(x, y, z)).isEqualTo(expected < weld.count() ? expected : -1);
            assertThat(weld.vertex(x, y, z)).isEqualTo(expected);
        }
        assertThat(weld.count()).isEqualTo(numbers.size());
        assertThat(weld.positions()).hasSize(3 * numbers.size());
    }

    @Test
    void vertex_patternsDoNotPileUp() {
        // coordinates that differ in a few high bits only, as on a coarse grid: a poor hash would need hours
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Weld weld = new Weld(16);
            for (int i = 0; i < 1 << 21; i++) {
                weld.vertex(i & 127, i >> 7 & 127, i >> 14);
            }
            assertThat(weld.count()).isEqualTo(1 << 21);
        });
    }

    @Test
    void of_nothingToWeldKeepsTheTriangles() {
        Mesh mesh = Shapes.sheet(4, 0, true);
        Mesh welded = Weld.of(mesh.positions(), mesh.triangles(), mesh.colors());

        assertThat(welded.triangles()).isSameAs(mesh.triangles());
        assertThat(welded.colors()).isSameAs(mesh.colors());
    }
}
