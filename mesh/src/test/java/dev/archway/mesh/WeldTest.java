package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
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
    void vertices_areNumberedLikeAMapInOrderOfAppearance(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int count) {
        Random random = new Random(seed);
        Weld weld = new Weld(4);
        Map<List<Float>, Integer> map = new LinkedHashMap<>();
        float[] coordinates = new float[3 * count];
        int[] expected = new int[count];
        for (int i = 0; i < count; i++) {
            coordinates[3 * i] = random.nextInt(16) - 8;
            coordinates[3 * i + 1] = random.nextInt(16) / -1024f;
            coordinates[3 * i + 2] = random.nextInt(16) * 1e6f;
            // a list tells -0 from 0, unlike a weld
            List<Float> vertex = List.of(coordinates[3 * i], coordinates[3 * i + 1] + 0f, coordinates[3 * i + 2]);
            expected[i] = map.computeIfAbsent(vertex, key -> map.size());
        }
        int[] numbers = new int[count];
        int alone = random.nextInt(count);
        weld.vertices(coordinates, alone, numbers, 0);
        numbers[alone] = weld.vertex(coordinates[3 * alone], coordinates[3 * alone + 1], coordinates[3 * alone + 2]);
        int rest = count - alone - 1;
        weld.vertices(Arrays.copyOfRange(coordinates, 3 * count - 3 * rest, 3 * count), rest, numbers, alone + 1);

        assertThat(numbers).isEqualTo(expected);
        assertThat(weld.count()).isEqualTo(map.size());
        assertThat(weld.positions()).hasSize(3 * map.size());
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
