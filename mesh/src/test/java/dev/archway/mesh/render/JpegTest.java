package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Reads what we write with the decoder of the JDK. */
class JpegTest {

    @Test
    void white_staysWhite() throws IOException {
        Picture picture = flat(100, 60, 0xffffff);

        assertThat(error(picture, picture.jpeg(0.9f))).isZero();
    }

    @Test
    void gradient_isClose() throws IOException {
        int[] rgb = new int[240 * 130];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (i % 240) << 16 | (i / 240) << 8 | 128;
        }
        Picture picture = new Picture(240, 130, rgb);

        assertThat(error(picture, picture.jpeg(0.9f))).isLessThan(3);
        assertThat(error(picture, picture.jpeg(1))).isLessThan(2);
    }

    @Test
    void oddSizes_keepTheirBorders() throws IOException {
        for (int width : new int[] {1, 7, 8, 15, 16, 17, 33}) {
            for (int height : new int[] {1, 9, 16, 31}) {
                Picture picture = flat(width, height, 0x804020);
                byte[] file = picture.jpeg(0.9f);
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
                assertThat(image.getWidth()).isEqualTo(width);
                assertThat(image.getHeight()).isEqualTo(height);
                assertThat(error(picture, file)).isLessThan(3);
            }
        }
    }

    @Test
    void noise_canBeReadAtEveryQuality() throws IOException {
        // the hardest case for the tables of codes: all frequencies at full height
        Random random = new Random(1);
        int[] rgb =
                random.ints(160 * 96, 0, 2).map(bit -> bit == 0 ? 0 : 0xffffff).toArray();
        Picture picture = new Picture(160, 96, rgb);

        for (float quality : new float[] {0, 0.1f, 0.5f, 0.75f, 0.9f, 1}) {
            assertThat(error(picture, picture.jpeg(quality))).isLessThan(quality < 0.5f ? 130 : 45);
        }
        assertThat(error(picture, picture.jpeg(1))).isLessThan(3);
    }

    @Test
    void checkerboard_ofSinglePixelsIsKept() throws IOException {
        int[] rgb = new int[64 * 64];
        Arrays.setAll(rgb, i -> ((i % 64 + i / 64) & 1) == 0 ? 0xffffff : 0);
        Picture picture = new Picture(64, 64, rgb);

        assertThat(error(picture, picture.jpeg(1))).isLessThan(3);
    }

    @Test
    void file_isBaselineAndEnds() {
        byte[] file = flat(20, 20, 0x123456).jpeg(0.8f);

        assertThat(frameMarker(file)).isEqualTo(0xc0);
        assertThat(file).startsWith(0xff, 0xd8, 0xff, 0xe0);
        assertThat(file).endsWith(0xff, 0xd9);
    }

    @Test
    void picture_refusesWrongSizes() {
        assertThatThrownBy(() -> new Picture(2, 2, new int[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Picture(0, 0, new int[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void scaled_keepsTheMean() {
        int[] rgb = new int[1920 * 1080];
        Arrays.setAll(rgb, i -> i % 1920 < 960 ? 0x204060 : 0xffffff);
        Picture small = new Picture(1920, 1080, rgb).scaled(96, 54);

        assertThat(small.width()).isEqualTo(96);
        assertThat(small.height()).isEqualTo(54);
        assertThat(small.rgb(47, 30)).isEqualTo(0x204060);
        assertThat(small.rgb(48, 30)).isEqualTo(0xffffff);
        assertThat(new Picture(1920, 1080, rgb).scaled(1, 1).rgb(0, 0)).isEqualTo(0x90a0b0);
    }

    /** Which kind of frame a file has: the low byte of its SOF marker. */
    static int frameMarker(byte[] file) {
        int at = 2;
        while (true) {
            int code = file[at + 1] & 0xff;
            if (code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc) {
                return code;
            }
            at += 2 + ((file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff));
        }
    }

    private static Picture flat(int width, int height, int color) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, color);
        return new Picture(width, height, rgb);
    }

    /** The mean difference of green, in steps of 255. */
    private static double error(Picture picture, byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        double sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                sum += Math.abs((image.getRGB(x, y) >> 8 & 0xff) - (picture.rgb(x, y) >> 8 & 0xff));
            }
        }
        return sum / picture.rgb().length;
    }
}
