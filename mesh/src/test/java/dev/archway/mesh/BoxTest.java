package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void of_severalMeshes() {
        Box box = Box.of(Shapes.box(-1, -2, -3, 1, 1, 1), Shapes.box(4, 5, 6, 1, 2, 3));

        assertThat(box).isEqualTo(new Box(-1, -2, -3, 5, 7, 9));
        assertThat(box.sizeX()).isEqualTo(6);
        assertThat(box.sizeY()).isEqualTo(9);
        assertThat(box.sizeZ()).isEqualTo(12);
    }

    @Property(tries = 50)
    void of_hasEveryVertexAndNoMore(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int vertices) {
        Mesh mesh = Shapes.random(seed, vertices, 1, false);
        Box box = Box.of(mesh);
        float[] p = mesh.positions();

        for (int axis = 0; axis < 3; axis++) {
            int from = axis;
            double[] along = IntStream.range(0, vertices)
                    .mapToDouble(v -> p[3 * v + from])
                    .sorted()
                    .toArray();
            assertThat((double) new float[] {box.minX(), box.minY(), box.minZ()}[axis])
                    .isEqualTo(along[0]);
            assertThat((double) new float[] {box.maxX(), box.maxY(), box.maxZ()}[axis])
                    .isEqualTo(along[vertices - 1]);
        }
    }

    @Property(tries = 50)
    void of_movesWithTheMesh(
            @ForAll @IntRange(min = -500, max = 500) int x, @ForAll @IntRange(min = -9, max = 9) int z) {
        Mesh mesh = Shapes.box(1, 2, 3, 4, 5, 6);

        assertThat(Box.of(Transform.translate(x, -x, z).apply(mesh)))
                .isEqualTo(new Box(1 + x, 2 - x, 3 + z, 5 + x, 7 - x, 9 + z));
        assertThat(Box.of(mesh, Transform.translate(x, -x, z).apply(mesh)))
                .as("of two it is round both")
                .isEqualTo(new Box(
                        1 + Math.min(0, x),
                        2 + Math.min(0, -x),
                        3 + Math.min(0, z),
                        5 + Math.max(0, x),
                        7 + Math.max(0, -x),
                        9 + Math.max(0, z)));
    }

    @Test
    void of_nothing() {
        assertThatThrownBy(Box::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Box.of(new Mesh(new float[0], new int[0], null)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
