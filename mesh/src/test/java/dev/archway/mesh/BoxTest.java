package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void of_nothing() {
        assertThatThrownBy(Box::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Box.of(new Mesh(new float[0], new int[0], null)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
