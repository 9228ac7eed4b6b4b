package dev.archway.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archway.scanner.CapturePictures.Pair;
import dev.archway.wire.CaptureKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DPMS API V2, 4.7.4: the kinds of screen captures, made up. */
class CapturePicturesTest {

    private static final Instant TIME = Instant.parse("2026-03-01T09:30:05.120Z");
    private static final SyntheticArch ARCH = SyntheticArch.of(7, 4000);
    private static final CapturePictures PICTURES = new CapturePictures(ARCH.upper(), ARCH.lower(), 3);

    @ParameterizedTest
    @EnumSource(CaptureKind.class)
    void picture_plainAndAnnotated(CaptureKind kind) throws IOException {
        Pair pair = PICTURES.of(kind, 100_000_001, TIME);

        BufferedImage plain = image(pair.plain());
        BufferedImage annotated = image(pair.annotated());
        assertThat(plain.getWidth()).isBetween(900, 1920);
        assertThat(annotated.getWidth()).isEqualTo(plain.getWidth());
        assertThat(yellow(plain)).isZero();
        assertThat(yellow(annotated)).isGreaterThan(1000);
        assertThat(shades(plain)).as("something is to be seen").isGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource(CaptureKind.class)
    void picture_sameAgain_otherSeedOther(CaptureKind kind) {
        byte[] bytes = PICTURES.of(kind, 100_000_001, TIME).plain();

        assertThat(PICTURES.of(kind, 100_000_001, TIME).plain()).isEqualTo(bytes);
        assertThat(new CapturePictures(ARCH.upper(), ARCH.lower(), 4)
                        .of(kind, 100_000_001, TIME)
                        .plain())
                .isNotEqualTo(bytes);
    }

    @Test
    void infrared_isGrey_brightInsideDarkAtTheRim() throws IOException {
        BufferedImage picture = image(PICTURES.of(CaptureKind.NIRI_2D, 1, TIME).plain());

        for (int rgb : pixels(picture)) {
            assertThat(rgb >> 16 & 0xff).isCloseTo(rgb & 0xff, within(6));
        }
        assertThat(meanOfRow(picture, 440, 300, 660)).isGreaterThan(1.4 * meanOfRow(picture, 110, 400, 560));
    }

    @Test
    void color_toothIsBright_gumIsRed() throws IOException {
        BufferedImage picture = image(PICTURES.of(CaptureKind.COLOR_2D, 1, TIME).plain());

        int gum = picture.getRGB(480, 20);
        assertThat(gum >> 16 & 0xff).isGreaterThan((gum >> 8 & 0xff) * 3 / 2);
        int tooth = picture.getRGB(600, 250);
        assertThat(tooth >> 8 & 0xff).isGreaterThan(120);
    }

    @Test
    void oneJaw_isEnough_noneIsNot() throws IOException {
        CapturePictures lower = new CapturePictures(null, ARCH.lower(), 3);

        assertThat(shades(image(lower.of(CaptureKind.IMAGE_3D, 1, TIME).plain()))).isGreaterThan(40);
        assertThat(shades(image(lower.of(CaptureKind.SCANNER_WINDOW, 1, TIME).plain())))
                .isGreaterThan(40);
        assertThatThrownBy(() -> new CapturePictures(null, null, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage image(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long yellow(BufferedImage image) {
        return Arrays.stream(pixels(image))
                .filter(rgb -> (rgb >> 16 & 0xff) > 220 && (rgb >> 8 & 0xff) > 180 && (rgb & 0xff) < 90)
                .count();
    }

    private static int shades(BufferedImage image) {
        Set<Integer> shades = new HashSet<>();
        for (int rgb : pixels(image)) {
            shades.add(rgb >> 8 & 0xff);
        }
        return shades.size();
    }

    private static double meanOfRow(BufferedImage image, int row, int from, int to) {
        double sum = 0;
        for (int x = from; x < to; x++) {
            sum += image.getRGB(x, row) & 0xff;
        }
        return sum / (to - from);
    }
}
