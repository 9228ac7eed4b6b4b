package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AntialiasingTest {

    private static final int SIZE = 64;
    private static final int WHITE = 0xffffff;

    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 9, 1.0 / 4, 1.0 / 3, 1, -1.0 / 5, -1})
    void flatLine_takesTheShareOfEachPixelBelowIt(double slope) {
        DoubleUnaryOperator line = x -> 30.5 + slope * (x - 32);
        int[] pixels = below(line);

        Antialiasing.smooth(pixels, SIZE, SIZE);

        assertThat(worstError(pixels, line)).isLessThan(0.02);
    }

    /** But for a line of 45 degrees, of which rows and columns each do a half, one after the other. */
    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 9, 1.0 / 4, 1.0 / 3, -1.0 / 5})
    void steepLine_isTheSameOnItsSide(double slope) {
        DoubleUnaryOperator line = x -> 30.5 + slope * (x - 32);
        int[] flat = below(line);
        int[] steep = turned(flat);

        Antialiasing.smooth(flat, SIZE, SIZE);
        Antialiasing.smooth(steep, SIZE, SIZE);

        assertThat(turned(steep)).isEqualTo(flat);
    }

    @Test
    void circle_hasAsMuchInkAsBefore_andManyShades() {
        int[] pixels = picture((x, y) -> Math.hypot(x - 31.7, y - 32.2) < 25 ? 0 : WHITE);

        Antialiasing.smooth(pixels, SIZE, SIZE);

        double ink = Arrays.stream(pixels).mapToDouble(AntialiasingTest::ink).sum();
        assertThat(ink).isCloseTo(Math.PI * 25 * 25, within(Math.PI * 25 * 25 * 0.01));
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(12);
    }

    @Test
    void cornersAndUprightEdges_staySharp() {
        int[] pixels = picture((x, y) -> x >= 10 && x < 40 && y >= 20 && y < 50 ? 0x204060 : WHITE);
        int[] before = pixels.clone();

        Antialiasing.smooth(pixels, SIZE, SIZE);

        assertThat(pixels).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.0 / 7, 3.0 / 5, -4.0 / 7})
    void lineWithoutEvenSteps_isRoughlyRight(double slope) {
        DoubleUnaryOperator line = x -> 30.37 + slope * (x - 32);
        int[] pixels = below(line);
        double before = meanError(pixels, line);

        Antialiasing.smooth(pixels, SIZE, SIZE);

        assertThat(worstError(pixels, line)).isLessThan(0.3);
        assertThat(meanError(pixels, line)).isLessThan(before / 2.5);
    }

    @Test
    void whatHardlyDiffers_isLeftAlone() {
        for (int step : new int[] {23, 24}) {
            int[] pixels = picture((x, y) -> 0x808080 + (y > 30.5 + (x - 32) / 4 ? step * 0x010101 : 0));
            int[] before = pixels.clone();

            Antialiasing.smooth(pixels, SIZE, SIZE);

            assertThat(Arrays.equals(pixels, before)).as("a step of %s", step).isEqualTo(step == 23);
        }
    }

    @Test
    void hair_growsFaint() {
        // what is thinner than a pixel is met by chance, and then by all of a pixel
        int[] lone = picture((x, y) -> (int) x == 20 && (int) y == 30 ? 0xf0f0f0 : 0x303030);
        int[] diagonal = picture((x, y) -> (int) x == (int) y ? 0xf0f0f0 : 0x303030);

        Antialiasing.smooth(lone, SIZE, SIZE);
        Antialiasing.smooth(diagonal, SIZE, SIZE);

        // 0x30 and a sixteenth, or a quarter, of 0xc0
        assertThat(lone[30 * SIZE + 20] & 0xff).isCloseTo(0x3c, within(2));
        assertThat(diagonal[30 * SIZE + 30] & 0xff).isCloseTo(0x60, within(2));
    }

    @Property(tries = 200)
    void noChannel_spillsIntoAnother(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int height) {
        int low = 0x40;
        int high = 0xc0;
        Random random = new Random(seed);
        int[] pixels = new int[width * height];
        Arrays.setAll(pixels, ignored -> noise(random, low, high));

        Antialiasing.smooth(pixels, width, height);

        for (int pixel : pixels) {
            assertThat(pixel >> 16).isBetween(low, high);
            assertThat(pixel >> 8 & 0xff).isBetween(low, high);
            assertThat(pixel & 0xff).isBetween(low, high);
        }
    }

    private static int noise(Random random, int low, int high) {
        int pixel = 0;
        for (int channel = 0; channel < 3; channel++) {
            pixel = pixel << 8 | (random.nextBoolean() ? low : high);
        }
        return pixel;
    }

    private interface Color {

        int at(double x, double y);
    }

    /** Each pixel has the colour of its middle. */
    private static int[] picture(Color color) {
        int[] pixels = new int[SIZE * SIZE];
        Arrays.setAll(pixels, i -> color.at(i % SIZE + 0.5, i / SIZE + 0.5));
        return pixels;
    }

    private static int[] below(DoubleUnaryOperator line) {
        return picture((x, y) -> y > line.applyAsDouble(x) ? 0 : WHITE);
    }

    private static int[] turned(int[] pixels) {
        int[] turned = new int[pixels.length];
        Arrays.setAll(turned, i -> pixels[i % SIZE * SIZE + i / SIZE]);
        return turned;
    }

    private static double ink(int pixel) {
        return 1 - (pixel & 0xff) / 255.0;
    }

    /** The largest difference between a pixel's ink and the share of it that lies below the line. */
    private static double worstError(int[] pixels, DoubleUnaryOperator line) {
        return errors(pixels, line).max().orElseThrow();
    }

    private static double meanError(int[] pixels, DoubleUnaryOperator line) {
        return errors(pixels, line).average().orElseThrow();
    }

    /** Where the picture ends, nobody knows how the line goes on. */
    private static DoubleStream errors(int[] pixels, DoubleUnaryOperator line) {
        return IntStream.range(0, pixels.length)
                .filter(i -> i % SIZE >= 12 && i % SIZE < SIZE - 12)
                .mapToDouble(i -> Math.abs(ink(pixels[i]) - share(i % SIZE, i / SIZE, line)));
    }

    private static double share(int x, int y, DoubleUnaryOperator line) {
        return IntStream.range(0, 100)
                .mapToDouble(part -> Math.clamp(y + 1 - line.applyAsDouble(x + (part + 0.5) / 100), 0, 1))
                .average()
                .orElseThrow();
    }
}
