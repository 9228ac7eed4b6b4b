package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuresTest {

    @Test
    void box_areaAndVolume() {
        Mesh box = Shapes.box(-7, 5, 100, 2, 3, 4);

        assertThat(Measures.surfaceArea(box)).isCloseTo(2 * (6 + 8 + 12), within(1e-9));
        assertThat(Measures.signedVolume(box)).isCloseTo(24, within(1e-9));
    }

    @Test
    void volume_insideOut() {
        assertThat(Measures.signedVolume(Shapes.insideOut(Shapes.cube()))).isCloseTo(-1, within(1e-12));
    }

    @Test
    void nothing_isZero() {
        Mesh nothing = new Mesh(new float[0], new int[0], null);

        assertThat(Measures.surfaceArea(nothing)).isZero();
        assertThat(Measures.signedVolume(nothing)).isZero();
    }
}
