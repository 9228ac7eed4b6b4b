package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.mesh.ColorScale;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LegendTest {

    private static Picture white(int width, int height) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, 0xffffff);
        return new Picture(width, height, rgb);
    }

    private static int dark(Picture picture, int fromX, int toX, int fromY, int toY) {
        int count = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                count += (picture.rgb(x, y) >> 8 & 0xff) < 0x80 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void under_barBelowThePicture() {
        Picture picture = white(800, 500);
        picture.rgb()[17] = 0x010203;
        ColorScale scale = ColorScale.contact();

        Picture both = Legend.under(picture, scale);

        assertThat(both.width()).isEqualTo(800);
        assertThat(both.height()).isEqualTo(550);
        assertThat(both.rgb(17, 0)).as("the picture as it was").isEqualTo(0x010203);
        assertThat(picture.rgb()).hasSize(400_000);
        // from 15 % to 85 % of the width, the stops at equal distances: six parts
        assertThat(near(both.rgb(121, 505), scale.color(-0.1))).isTrue();
        assertThat(near(both.rgb(120 + 560 / 6, 505), scale.color(0))).isTrue();
        assertThat(near(both.rgb(120 + 560 * 4 / 6, 505), scale.color(0.5))).isTrue();
        assertThat(near(both.rgb(678, 505), scale.color(2))).isTrue();
        assertThat(both.rgb(110, 505)).as("beside the bar").isEqualTo(0xffffff);
        // under each stop stands a number, and half way between nothing
        for (int stop = 0; stop < scale.size(); stop++) {
            int x = 120 + 560 * stop / 6;
            assertThat(dark(both, x - 25, x + 25, 520, 550)).isGreaterThan(8);
            assertThat(dark(both, x + 36, x + 46, 520, 550)).isZero();
        }
        assertThat(dark(both, 740, 799, 520, 550)).as("mm").isGreaterThan(20);
    }

    private static boolean near(int color, int other) {
        boolean near = true;
        for (int shift = 0; shift <= 16; shift += 8) {
            near &= Math.abs((color >> shift & 0xff) - (other >> shift & 0xff)) <= 5;
        }
        return near;
    }

    @Test
    void under_anySizeAndScale() {
        ColorScale one = new ColorScale(new double[] {0.125}, new int[] {0x336699}, 0);

        assertThat(Legend.under(white(1, 1), ColorScale.difference(1, 0.1)).height())
                .isEqualTo(41);
        assertThat(Legend.under(white(300, 100), one).rgb(150, 102)).isEqualTo(0x336699);
    }
}
