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
        Mesh box = Shapes.cube();
        int[] turned = box.triangles().clone();
        for (int t = 0; t < turned.length; t += 3) {
            turned[t] = box.triangles()[t + 1];
            turned[t + 1] = box.triangles()[t];
        }

        assertThat(Measures.signedVolume(new Mesh(box.positions(), turned, null)))
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void nothing_isZero() {
        Mesh nothing = new Mesh(new float[0], new int[0], null);

        assertThat(Measures.surfaceArea(nothing)).isZero();
        assertThat(Measures.signedVolume(nothing)).isZero();
    }
}
