package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.mesh.Mesh;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GalleryTest {

    /** An arch of balls: red at the patient's left, blue at the right, green in front. */
    private final Mesh upper = arch(6);

    private final Mesh lower = arch(-6);

    @Test
    void gallery_hasSixBaselinePicturesOf1920By1080() throws IOException {
        Map<View, byte[]> gallery = Gallery.render(upper, lower);

        assertThat(gallery.keySet()).containsExactly(View.values());
        for (byte[] file : gallery.values()) {
            BufferedImage image = decode(file);
            assertThat(image.getWidth()).isEqualTo(1920);
            assertThat(image.getHeight()).isEqualTo(1080);
            assertThat(JpegTest.frameMarker(file)).isEqualTo(0xc0);
            for (int corner : new int[] {image.getRGB(0, 0), image.getRGB(1919, 1079)}) {
                assertThat(corner & 0xffffff).isEqualTo(0xffffff);
            }
        }
    }

    @Test
    void front_hasThePatientsLeftOnTheRight() throws IOException {
        BufferedImage image = picture(View.FRONT, upper, lower);

        assertThat(redAt(image)).isGreaterThan(960 + 200);
        assertThat(blueAt(image)).isLessThan(960 - 200);
    }

    @Test
    void left_showsTheLeftSideWithTheFrontOnTheLeft() throws IOException {
        BufferedImage image = picture(View.LEFT, upper, lower);

        assertThat(count(image, GalleryTest::isRed)).isGreaterThan(10 * count(image, GalleryTest::isBlue));
        assertThat(greenAt(image)).isLessThan(960);
    }

    @Test
    void right_showsTheRightSideWithTheFrontOnTheRight() throws IOException {
        BufferedImage image = picture(View.RIGHT, upper, lower);

        assertThat(count(image, GalleryTest::isBlue)).isGreaterThan(10 * count(image, GalleryTest::isRed));
        assertThat(greenAt(image)).isGreaterThan(960);
    }

    @Test
    void upper_hasTheIncisorsUpAndTheLeftOnTheRight() throws IOException {
        BufferedImage image = picture(View.UPPER, upper, lower);

        assertThat(mean(image, GalleryTest::isGreen, false)).isLessThan(400);
        assertThat(redAt(image)).isGreaterThan(960);
    }

    @Test
    void lower_hasTheIncisorsDownAndTheLeftOnTheRight() throws IOException {
        BufferedImage image = picture(View.LOWER, upper, lower);

        assertThat(mean(image, GalleryTest::isGreen, false)).isGreaterThan(680);
        assertThat(redAt(image)).isGreaterThan(960);
    }

    @Test
    void occlusalViews_showTheirJawAlone() {
        Map<View, byte[]> both = Gallery.render(upper, lower);

        assertThat(Gallery.render(upper, arch(-9)).get(View.UPPER)).isEqualTo(both.get(View.UPPER));
        assertThat(Gallery.render(arch(9), lower).get(View.LOWER)).isEqualTo(both.get(View.LOWER));
    }

    @Test
    void sheet_holdsFiveViewsInTwoRows() throws IOException {
        BufferedImage image = picture(View.SHEET, upper, lower);

        assertThat(runs(image, 250)).isGreaterThanOrEqualTo(3);
        // above: the right side is mostly blue, the left side mostly red
        BufferedImage right = part(image, 0, 0, 480, 400);
        BufferedImage left = part(image, 1440, 0, 480, 400);
        assertThat(count(right, GalleryTest::isBlue)).isGreaterThan(5 * count(right, GalleryTest::isRed));
        assertThat(count(left, GalleryTest::isRed)).isGreaterThan(5 * count(left, GalleryTest::isBlue));
        // below: incisors up on the left, down on the right
        assertThat(mean(part(image, 0, 440, 960, 640), GalleryTest::isGreen, false))
                .isLessThan(320);
        assertThat(mean(part(image, 960, 440, 960, 640), GalleryTest::isGreen, false))
                .isGreaterThan(320);
    }

    @Test
    void sheet_namesItsViews() throws IOException {
        BufferedImage image = picture(View.SHEET, upper, lower);

        for (int column = 0; column < 3; column++) {
            assertThat(count(part(image, column * 640, 0, 640, 540), GalleryTest::isName))
                    .as("view %s above", column)
                    .isGreaterThan(60);
        }
        for (int column = 0; column < 2; column++) {
            assertThat(count(part(image, column * 960, 540, 960, 540), GalleryTest::isName))
                    .as("view %s below", column)
                    .isGreaterThan(60);
        }
        assertThat(count(picture(View.FRONT, upper, lower), GalleryTest::isName))
                .as("the views themselves bear no text")
                .isLessThan(60);
    }

    @Test
    void gallery_hasTheSameBytesEveryTime() {
        Map<View, byte[]> first = Gallery.render(upper, lower);
        Map<View, byte[]> second = Gallery.render(arch(6), arch(-6));

        first.forEach(
                (view, file) -> assertThat(second.get(view)).as("%s", view).isEqualTo(file));
    }

    @Test
    void missingJaw_leavesItsPictureWhite() throws IOException {
        assertThat(count(picture(View.LOWER, upper, null), GalleryTest::isInk)).isZero();
        assertThat(count(picture(View.UPPER, null, lower), GalleryTest::isInk)).isZero();
        assertThat(count(picture(View.FRONT, upper, null), GalleryTest::isInk)).isPositive();
        assertThat(count(picture(View.SHEET, upper, null), GalleryTest::isInk)).isPositive();
    }

    @Test
    void emptyJaws_giveWhitePictures() throws IOException {
        for (byte[] file : Gallery.render(Shapes.empty(), Shapes.empty()).values()) {
            assertThat(count(decode(file), GalleryTest::isInk)).isZero();
        }
    }

    @Test
    void singleTriangle_isDrawn() throws IOException {
        Mesh triangle = new Mesh(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 1}, new int[] {0, 1, 2}, null);

        assertThat(count(picture(View.FRONT, triangle, null), GalleryTest::isInk))
                .isPositive();
        assertThat(count(picture(View.LEFT, triangle, null), GalleryTest::isInk))
                .isZero();
    }

    @Test
    void strayVertices_doNotMoveTheCamera() {
        float[] positions = Arrays.copyOf(upper.positions(), upper.positions().length + 3);
        positions[positions.length - 1] = 1e6f;
        byte[] colors = Arrays.copyOf(Objects.requireNonNull(upper.colors()), positions.length);
        Mesh stray = new Mesh(positions, upper.triangles(), colors);

        assertThat(Gallery.render(stray, null).get(View.FRONT))
                .isEqualTo(Gallery.render(upper, null).get(View.FRONT));
    }

    @Test
    void noJaw_isRefused() {
        assertThatThrownBy(() -> Gallery.render(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void views_haveTheNamesOfTheExport() {
        assertThat(View.FRONT.fileName(123456789)).isEqualTo("gallery_#123456789_penta_front_m.jpg");
        assertThat(View.UPPER.fileName(123456789)).isEqualTo("gallery_#123456789_penta_upper_m.jpg");
        assertThat(View.SHEET.fileName(123456789)).isEqualTo("gallery_#123456789.jpg");
    }

    /** Balls on half an ellipse that is open to the back. */
    private static Mesh arch(double z) {
        int balls = 9;
        Mesh[] all = new Mesh[balls];
        for (int i = 0; i < balls; i++) {
            double angle = Math.PI * i / (balls - 1);
            byte[] color = i < 3 ? Shapes.rgb(200, 40, 40) : i > 5 ? Shapes.rgb(40, 40, 200) : Shapes.rgb(40, 180, 40);
            all[i] = Shapes.sphere(28 * Math.cos(angle), -36 * Math.sin(angle), z, 4.5, 24, color);
        }
        int size = all[0].positions().length;
        int corners = all[0].triangles().length;
        float[] positions = new float[balls * size];
        byte[] colors = new byte[balls * size];
        int[] triangles = new int[balls * corners];
        for (int i = 0; i < balls; i++) {
            int ball = i;
            System.arraycopy(all[i].positions(), 0, positions, i * size, size);
            System.arraycopy(Objects.requireNonNull(all[i].colors()), 0, colors, i * size, size);
            int[] own = all[i].triangles();
            IntStream.range(0, corners).forEach(c -> triangles[ball * corners + c] = own[c] + ball * size / 3);
        }
        return new Mesh(positions, triangles, colors);
    }

    private static BufferedImage picture(View view, @Nullable Mesh upper, @Nullable Mesh lower) throws IOException {
        return decode(Objects.requireNonNull(Gallery.render(upper, lower).get(view)));
    }

    private static BufferedImage decode(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static BufferedImage part(BufferedImage image, int x, int y, int width, int height) {
        return image.getSubimage(x, y, width, height);
    }

    private interface Kind {
        boolean test(int red, int green, int blue);
    }

    private static boolean isRed(int red, int green, int blue) {
        return red > blue + 60 && red > green + 60;
    }

    private static boolean isBlue(int red, int green, int blue) {
        return blue > red + 60 && blue > green + 60;
    }

    private static boolean isGreen(int red, int green, int blue) {
        return green > red + 60 && green > blue + 60;
    }

    private static boolean isInk(int red, int green, int blue) {
        return red + green + blue < 3 * 250;
    }

    private static boolean isName(int red, int green, int blue) {
        return Math.abs(red - 0x6b) < 16 && Math.abs(green - 0x74) < 16 && Math.abs(blue - 0x80) < 16;
    }

    private static double redAt(BufferedImage image) {
        return mean(image, GalleryTest::isRed, true);
    }

    private static double blueAt(BufferedImage image) {
        return mean(image, GalleryTest::isBlue, true);
    }

    private static double greenAt(BufferedImage image) {
        return mean(image, GalleryTest::isGreen, true);
    }

    /** The mean column, or row, of the pixels of one kind. */
    private static double mean(BufferedImage image, Kind kind, boolean column) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (test(image, kind, x, y)) {
                    sum += column ? x : y;
                    count++;
                }
            }
        }
        assertThat(count).isPositive();
        return sum / count;
    }

    private static int count(BufferedImage image, Kind kind) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += test(image, kind, x, y) ? 1 : 0;
            }
        }
        return count;
    }

    /** How many stretches of ink there are in the rows above {@code bottom}, from left to right. */
    private static int runs(BufferedImage image, int bottom) {
        int runs = 0;
        boolean before = false;
        for (int x = 0; x < image.getWidth(); x++) {
            int column = x;
            boolean ink = IntStream.range(0, bottom).anyMatch(y -> test(image, GalleryTest::isInk, column, y));
            runs += ink && !before ? 1 : 0;
            before = ink;
        }
        return runs;
    }

    private static boolean test(BufferedImage image, Kind kind, int x, int y) {
        int rgb = image.getRGB(x, y);
        return kind.test(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
