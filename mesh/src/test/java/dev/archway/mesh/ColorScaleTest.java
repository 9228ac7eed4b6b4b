package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColorScaleTest {

    private static final ColorScale SCALE =
            new ColorScale(new double[] {-1, 0, 2}, new int[] {0xff0000, 0x00ff00, 0x0000ff}, 0x123456);

    @Test
    void color_betweenStops() {
        assertThat(SCALE.color(-1)).isEqualTo(0xff0000);
        assertThat(SCALE.color(-0.5)).isEqualTo(0x808000);
        assertThat(SCALE.color(0)).isEqualTo(0x00ff00);
        assertThat(SCALE.color(0.5)).isEqualTo(0x00bf40);
        assertThat(SCALE.color(2)).isEqualTo(0x0000ff);
    }

    @Test
    void color_beyondTheEnds() {
        assertThat(SCALE.color(-7)).isEqualTo(0xff0000);
        assertThat(SCALE.color(7)).isEqualTo(0x0000ff);
        assertThat(SCALE.color(Double.NaN)).isEqualTo(0x123456);
        assertThat(SCALE.color(Double.POSITIVE_INFINITY)).isEqualTo(0x123456);
    }

    @Test
    void paint_eachVertex() {
        Mesh mesh = new Mesh(new float[9], new int[] {0, 1, 2}, null);
        Mesh painted = SCALE.paint(mesh, new float[] {-1, Float.NaN, 2});

        assertThat(painted.colors()).containsExactly(0xff, 0, 0, 0x12, 0x34, 0x56, 0, 0, 0xff);
        assertThat(painted.positions()).isSameAs(mesh.positions());
        assertThatThrownBy(() -> SCALE.paint(mesh, new float[2])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void contactByLightness_fartherIsLighter() {
        ColorScale scale = ColorScale.contactByLightness();
        double before = -1;
        for (double distance = -0.1; distance <= ContactMap.FARTHEST; distance += 0.01) {
            int color = scale.color(distance);
            // relative luminance by the weights of ITU-R BT.709, without its curve: the order is what counts
            double light = 0.2126 * (color >> 16) + 0.7152 * (color >> 8 & 0xff) + 0.0722 * (color & 0xff);
            assertThat(light).isGreaterThan(before - 0.5);
            before = light;
        }
        assertThat(scale.stop(scale.size() - 1)).isEqualTo(ContactMap.FARTHEST);
        assertThat(ColorScale.contact().stop(ColorScale.contact().size() - 1)).isEqualTo(ContactMap.FARTHEST);
    }

    @Test
    void difference_whiteWithinTolerance() {
        ColorScale scale = ColorScale.difference(0.5, 0.05);

        assertThat(scale.color(0.05)).isEqualTo(scale.color(-0.05)).isEqualTo(scale.color(0));
        assertThat(scale.color(-0.5) & 0xff).as("gone is blue").isGreaterThan(scale.color(-0.5) >> 16);
        assertThat(scale.color(0.5) & 0xff).as("added is red").isLessThan(scale.color(0.5) >> 16);
        assertThatThrownBy(() -> ColorScale.difference(0.5, 0.25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tolerance is 0.25 mm");
    }

    @Test
    void new_noScale() {
        assertThatThrownBy(() -> new ColorScale(new double[0], new int[0], 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ColorScale(new double[] {1}, new int[2], 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ColorScale(new double[] {1, 1}, new int[2], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ascend");
    }
}
