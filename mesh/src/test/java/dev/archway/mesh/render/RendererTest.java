package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archway.mesh.Mesh;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    private static final int WHITE = 0xffffff;
    private static final Axis ORIGIN = new Axis(0, 0, 0);

    /** From before the patient, 10 pixels a millimetre, parallel. */
    private static final Camera FRONT = new Camera(Axis.X, Axis.Z, ORIGIN, 40, Double.POSITIVE_INFINITY);

    @Test
    void sphere_coversItsDisc() {
        Picture picture = front(Shapes.sphere(0, 0, 0, 15, 200, Shapes.plaster()));

        assertThat((double) inked(picture)).isCloseTo(Math.PI * 150 * 150, within(Math.PI * 150 * 150 * 0.01));
    }

    @Test
    void sphere_inPerspectiveCoversItsTangentCone() {
        double distance = 60;
        Camera camera = new Camera(Axis.X, Axis.Z, ORIGIN, 40, distance);
        Picture picture =
                new Renderer().render(Scene.of(Shapes.sphere(0, 0, 0, 12, 200, Shapes.plaster())), camera, 600, 400);

        // the cone from the eye that touches the sphere, cut at the depth of its centre
        double radius = 10 * distance * 12 / Math.sqrt(distance * distance - 12 * 12);
        assertThat((double) inked(picture))
                .isCloseTo(Math.PI * radius * radius, within(Math.PI * radius * radius * 0.01));
    }

    @Test
    void square_coversExactlyItsPixels() {
        Picture picture = front(Shapes.square(-3, 2, 5, 0, Shapes.plaster()));

        assertThat(inked(picture)).isEqualTo(50 * 50);
        // x from -3 to 2 and z from 2 to 7, the origin at pixel 300, 200
        assertThat(picture.rgb(270, 179)).isNotEqualTo(WHITE);
        assertThat(picture.rgb(319, 130)).isNotEqualTo(WHITE);
        assertThat(picture.rgb(269, 179)).isEqualTo(WHITE);
        assertThat(picture.rgb(320, 130)).isEqualTo(WHITE);
        assertThat(picture.rgb(270, 180)).isEqualTo(WHITE);
        assertThat(picture.rgb(319, 129)).isEqualTo(WHITE);
    }

    @Test
    void edge_isSmooth() {
        // the upper edge falls by a pixel in eight: each pixel is as dark as the share of it that is covered
        Picture picture = front(Shapes.quad(0, Shapes.rgb(0, 0, 0), -20, -15, 20, -15, 20, -2.45, -20, 2.55));

        int inside = picture.rgb(320, 250) & 0xff;
        for (int x = 150; x < 450; x++) {
            double edge = 200 - 25.5 + (x + 0.5 - 100) / 8;
            double covered = (int) edge + 1 - edge;
            assertThat(picture.rgb(x, (int) edge) & 0xff)
                    .as("column %s", x)
                    .isCloseTo((int) (255 - covered * (255 - inside)), within(30));
        }
    }

    @Test
    void fan_hasNeitherGapsNorOverlaps() {
        // triangles of all slopes round one point fill their outline without a hole
        int spokes = 97;
        float[] positions = new float[3 * (spokes + 1)];
        int[] triangles = new int[3 * spokes];
        for (int i = 0; i < spokes; i++) {
            positions[3 * i + 3] = (float) (15 * Math.cos(2 * Math.PI * i / spokes));
            positions[3 * i + 5] = (float) (15 * Math.sin(2 * Math.PI * i / spokes));
            triangles[3 * i + 1] = 1 + i;
            triangles[3 * i + 2] = 1 + (i + 1) % spokes;
        }
        Picture picture = front(new Mesh(positions, triangles, null));

        for (int y = 60; y < 340; y++) {
            for (int x = 160; x < 440; x++) {
                if (Math.hypot(x + 0.5 - 300, y + 0.5 - 200) < 148) {
                    assertThat(picture.rgb(x, y)).isNotEqualTo(WHITE);
                }
            }
        }
    }

    @Test
    void nearer_hidesFarther() {
        Mesh near = Shapes.square(-2, -2, 4, -5, Shapes.rgb(200, 0, 0));
        Mesh far = Shapes.square(-6, -6, 12, 5, Shapes.rgb(0, 0, 200));

        for (Scene scene : new Scene[] {Scene.of(near, far), Scene.of(far, near)}) {
            Picture picture = new Renderer().render(scene, FRONT, 600, 400);
            assertThat(red(picture.rgb(300, 200))).isGreaterThan(blue(picture.rgb(300, 200)));
            assertThat(blue(picture.rgb(250, 200))).isGreaterThan(red(picture.rgb(250, 200)));
        }
    }

    @Test
    void back_isFlatLightGrey() {
        Picture picture = front(Shapes.turned(Shapes.sphere(0, 0, 0, 10, 50, Shapes.rgb(200, 30, 30))));

        int middle = picture.rgb(300, 200);
        assertThat(red(middle)).isCloseTo(blue(middle), within(8)).isBetween(180, 230);
        assertThat(picture.rgb(240, 180)).isEqualTo(middle);
        assertThat(picture.rgb(350, 250)).isEqualTo(middle);
    }

    @Test
    void back_hidesWhatLiesBehind() {
        Mesh back = Shapes.turned(Shapes.square(-2, -2, 4, -5, Shapes.plaster()));
        Mesh front = Shapes.square(-6, -6, 12, 5, Shapes.rgb(0, 0, 200));

        int middle =
                new Renderer().render(Scene.of(back, front), FRONT, 600, 400).rgb(300, 200);
        assertThat(red(middle)).isCloseTo(blue(middle), within(8));
    }

    @Test
    void colors_areKeptInHue() {
        int pixel =
                front(Shapes.square(-5, -5, 10, 0, Shapes.rgb(200, 100, 50))).rgb(300, 200);

        assertThat(red(pixel)).isCloseTo(200, within(30));
        assertThat(green(pixel)).isCloseTo(100, within(25));
        assertThat(blue(pixel)).isCloseTo(50, within(25));
    }

    @Test
    void closeUp_isFilledAndBright() {
        // a plane takes no light from itself, also where the neighbourhood of a pixel is far beyond the picture
        Camera near = new Camera(Axis.X, Axis.Z, ORIGIN, 0.01, Double.POSITIVE_INFINITY);
        Scene plane = Scene.of(Shapes.square(-5, -5, 10, 0, Shapes.rgb(200, 200, 200)));

        Picture close = new Renderer().render(plane, near, 600, 400);

        int middle = new Renderer().render(plane, FRONT, 600, 400).rgb(300, 200);
        assertThat(inked(close)).isEqualTo(600 * 400);
        assertThat(red(close.rgb(0, 0))).isCloseTo(red(middle), within(2));
        assertThat(red(close.rgb(599, 399))).isCloseTo(red(middle), within(2));
    }

    @Test
    void nothing_isWhite() {
        assertThat(inked(front(Shapes.empty()))).isZero();
        assertThat(inked(new Renderer().render(Scene.of(), FRONT, 600, 400))).isZero();
    }

    @Test
    void degenerateTriangles_drawNothing() {
        float[] positions = {0, 0, 0, 5, 0, 5, 10, 0, 10, 5, 0, 5};
        int[] triangles = {0, 0, 0, 0, 1, 1, 0, 1, 2, 1, 3, 0};

        assertThat(inked(front(new Mesh(positions, triangles, null)))).isZero();
    }

    @Test
    void notNumbers_spoilNothingElse() {
        float nan = Float.NaN;
        float infinite = Float.POSITIVE_INFINITY;
        float huge = Float.MAX_VALUE;
        float[] positions = {
            -1, 0, -1, 1, 0, -1, 1, 0, 1, -1, 0, 1, nan, nan, nan, infinite, 0, 0, 0, -infinite, 0, huge, huge, -huge
        };
        int[] triangles = {0, 1, 2, 0, 2, 3, 0, 1, 4, 1, 5, 2, 4, 5, 6, 2, 6, 3, 0, 7, 1, 7, 5, 4};

        assertThat(inked(front(new Mesh(positions, triangles, null)))).isEqualTo(20 * 20);
    }

    @Test
    void hugeScene_isFramed() {
        Scene scene = Scene.of(Shapes.sphere(1e12, -1e12, 3e11, 1e11, 60, Shapes.plaster()));
        Picture picture = new Renderer().render(scene, Camera.framing(scene, Axis.X, Axis.Z, 1.5), 600, 400);

        double radius = 0.9 * 200;
        assertThat((double) inked(picture))
                .isCloseTo(Math.PI * radius * radius, within(Math.PI * radius * radius * 0.03));
    }

    @Test
    void behindTheEye_isNotDrawn() {
        Camera near = new Camera(Axis.X, Axis.Z, ORIGIN, 40, 5);
        Mesh behind = Shapes.square(-5, -5, 10, -6, Shapes.plaster());

        assertThat(inked(new Renderer().render(Scene.of(behind), near, 60, 40))).isZero();
    }

    @Test
    void triangleLargerThanThePicture_fillsIt() {
        Picture picture = front(Shapes.square(-5000, -5000, 10_000, 0, Shapes.plaster()));

        assertThat(inked(picture)).isEqualTo(600 * 400);
    }

    @Property(tries = 400)
    void triangleFarLargerThanThePicture_keepsItsColors(@ForAll long seed) {
        // a corner in the picture or near it, the others up to a hundred thousand pixels away; all black or white
        Random random = new Random(seed);
        double[] x = new double[3];
        double[] z = new double[3];
        boolean[] white = new boolean[3];
        int nearest = random.nextInt(3);
        for (int i = 0; i < 3; i++) {
            double reach = i == nearest ? 6 : 10_000;
            x[i] = (float) ((random.nextDouble() - 0.5) * reach);
            z[i] = (float) ((random.nextDouble() - 0.5) * reach);
            white[i] = random.nextBoolean();
        }
        Camera camera = new Camera(Axis.X, Axis.Z, ORIGIN, 4, Double.POSITIVE_INFINITY);
        Mesh triangle = Shapes.triangle(x, z, white);

        Picture picture = new Renderer().render(Scene.of(triangle), camera, 60, 40);

        int black =
                green(front(Shapes.square(-5, -5, 10, 0, Shapes.rgb(0, 0, 0))).rgb(300, 200));
        int bright = green(
                front(Shapes.square(-5, -5, 10, 0, Shapes.rgb(255, 255, 255))).rgb(300, 200));
        double area = (x[1] - x[0]) * (z[2] - z[0]) - (x[2] - x[0]) * (z[1] - z[0]);
        for (int i = 0; i < 60 * 40; i++) {
            double px = (i % 60 + 0.5 - 30) / 10;
            double pz = (20 - i / 60 - 0.5) / 10;
            double share = 0;
            double least = 1;
            for (int corner = 0; corner < 3; corner++) {
                int next = (corner + 1) % 3;
                int last = (corner + 2) % 3;
                double twice = (x[next] - px) * (z[last] - pz) - (x[last] - px) * (z[next] - pz);
                share += white[corner] ? twice / area : 0;
                least = Math.min(
                        least, twice / area * Math.abs(area) / Math.hypot(x[next] - x[last], z[next] - z[last]));
            }
            // two pixels within
            if (area > 0 && least > 0.2) {
                assertThat((double) green(picture.rgb(i % 60, i / 60)))
                        .as("%s, %s", i % 60, i / 60)
                        .isCloseTo(black + share * (bright - black), within(3.0));
            }
        }
    }

    @Test
    void sheetWithATriangleOnEitherSide_isDrawnBesideTheRest() {
        // opposite normals cancel out at its corners, which belong to the scene all the same
        Mesh sheet = new Mesh(new float[] {18, 0, -2, 22, 0, -2, 22, 0, 2}, new int[] {0, 1, 2, 0, 2, 1}, null);
        Picture picture =
                new Renderer().render(Scene.of(Shapes.square(-22, -2, 4, 0, Shapes.plaster()), sheet), FRONT, 600, 400);

        assertThat(picture.rgb(100, 200)).isNotEqualTo(WHITE);
        assertThat(picture.rgb(510, 205)).isNotEqualTo(WHITE);
    }

    @Test
    void tinyTriangles_coverTheirArea() {
        // a thousand by thousand squares of a hundredth of a millimetre: a tenth of a pixel each
        int n = 1000;
        float[] positions = new float[3 * (n + 1) * (n + 1)];
        int[] triangles = new int[6 * n * n];
        int t = 0;
        for (int row = 0; row <= n; row++) {
            for (int column = 0; column <= n; column++) {
                int at = row * (n + 1) + column;
                positions[3 * at] = column * 0.01f - 5;
                positions[3 * at + 2] = row * 0.01f - 5;
                if (row < n && column < n) {
                    for (int corner : new int[] {at, at + 1, at + n + 2, at, at + n + 2, at + n + 1}) {
                        triangles[t++] = corner;
                    }
                }
            }
        }
        Picture picture = front(new Mesh(positions, triangles, null));

        assertThat(inked(picture)).isEqualTo(100 * 100);
        assertThat(IntStream.range(255, 345).map(x -> picture.rgb(x, 200)).distinct())
                .hasSize(1);
    }

    @Test
    void sliversAndNoise_stayWithinTheirColors() {
        // random triangles, most of them large, many of them thin; black stays black, nothing turns blue
        Picture picture = front(sliversAndNoise(new Random(7), 60));

        // red only, but for the sheen and the grey of backs
        for (int pixel : picture.rgb()) {
            assertThat(red(pixel)).isGreaterThanOrEqualTo(blue(pixel) - 6);
        }
    }

    private static Mesh sliversAndNoise(Random random, float size) {
        float[] positions = new float[9 * 3000];
        int[] triangles = new int[3 * 3000];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = i;
            boolean thin = i / 3 % 2 == 0 && i % 3 > 0;
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = thin
                        ? positions[3 * (i - 1) + axis] + random.nextFloat() * 1e-3f
                        : (random.nextFloat() - 0.5f) * size;
            }
        }
        byte[] colors = new byte[positions.length];
        for (int i = 0; i < colors.length; i += 3) {
            colors[i] = (byte) random.nextInt(256);
        }
        return new Mesh(positions, triangles, colors);
    }

    @Test
    void contactShade_darkensAGroove() {
        // a plane with a groove of 45 degrees along z: 2 mm wide, 1 mm deep
        float[] positions = {
            -10, 0, -10, -1, 0, -10, 0, 1, -10, 1, 0, -10, 10, 0, -10, -10, 0, 10, -1, 0, 10, 0, 1, 10, 1, 0, 10, 10, 0,
            10
        };
        int[] triangles = new int[24];
        int t = 0;
        for (int i = 0; i < 4; i++) {
            for (int corner : new int[] {i, i + 1, i + 6, i, i + 6, i + 5}) {
                triangles[t++] = corner;
            }
        }
        Picture picture = front(new Mesh(positions, triangles, null));

        assertThat(picture.rgb(300, 200) & 0xff).isLessThan((picture.rgb(370, 200) & 0xff) - 20);
    }

    @Test
    void edge_beforeAShadowIsNoDarkLine() {
        // the right edge leans by a pixel in eight: from the nearer square's light it falls to the dark of the shade
        // that it throws on the farther one, and never below
        Mesh near = Shapes.quad(-2.5, Shapes.plaster(), -5, -5, 0.6, -5, -0.4, 3, -5, 3);
        Mesh far = Shapes.square(-10, -10, 20, 0, Shapes.plaster());
        Picture picture = new Renderer().render(Scene.of(near, far), FRONT, 600, 400);

        for (int y = 190; y < 240; y++) {
            int edge = (int) (301 + (y - 210) / 8.0);
            int light = picture.rgb(edge - 3, y) & 0xff;
            int dark = picture.rgb(edge + 3, y) & 0xff;
            assertThat(dark).isLessThan(light - 30);
            for (int x = edge - 3; x <= edge + 3; x++) {
                assertThat(picture.rgb(x, y) & 0xff).as("%s, %s", x, y).isBetween(dark - 8, light + 4);
            }
        }
    }

    @Test
    void plaster_isLitAlikeFromBothSides() {
        Picture picture = front(Shapes.sphere(0, 0, 0, 15, 200, Shapes.plaster()));

        for (int x : new int[] {40, 80, 120}) {
            int left = picture.rgb(300 - x, 200) >> 8 & 0xff;
            int right = picture.rgb(300 + x, 200) >> 8 & 0xff;
            assertThat(right).as("%s pixels from the middle", x).isCloseTo(left, within(25));
        }
    }

    @Test
    void picture_isTheSameEveryTime() {
        Scene scene = Scene.of(
                Shapes.sphere(0, 0, 0, 12, 100, Shapes.rgb(180, 120, 90)),
                Shapes.sphere(6, 3, 4, 9, 80, Shapes.plaster()));

        int[] first = new Renderer().render(scene, FRONT, 601, 399).rgb();
        for (int i = 0; i < 5; i++) {
            assertThat(new Renderer().render(scene, FRONT, 601, 399).rgb()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {60, 2000, 150_000})
    void picture_isTheSameWithOneWorkerAsWithMany(float size) throws Exception {
        // also when triangles reach far beyond the picture
        for (int seed = 0; seed < 5; seed++) {
            Scene scene = Scene.of(sliversAndNoise(new Random(seed), size));
            int[] alone = drawnBy(1, scene);

            assertThat(drawnBy(5, scene)).isEqualTo(alone);
        }
    }

    @Test
    void pixelThatRoundingPutsBeyondACorner_turnsUpNowhereElse() throws Exception {
        // at one pixel a millimetre: half a million pixels to the left, and a corner that an edge passes by a pixel in
        // the row below it; the square fills that column of the bands further down
        Camera camera = new Camera(Axis.X, Axis.Z, ORIGIN, 400, Double.POSITIVE_INFINITY);
        Mesh wide = new Mesh(
                new float[] {-524_588, 0, 199.5f, -524_588, 0, 71.5f, 0.48f, 0, 135.5f}, new int[] {0, 1, 2}, null);
        Mesh square = Shapes.square(-20, -180, 240, 50, Shapes.rgb(90, 30, 30));

        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            Picture alone = new Renderer().render(Scene.of(square), camera, 600, 400);
            Picture both = pool.submit(() -> new Renderer().render(Scene.of(wide, square), camera, 600, 400))
                    .get();

            for (int y = 66; y < 370; y++) {
                for (int x = 295; x < 310; x++) {
                    assertThat(both.rgb(x, y)).as("%s, %s", x, y).isEqualTo(alone.rgb(x, y));
                }
            }
        }
    }

    private static int[] drawnBy(int workers, Scene scene) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(workers)) {
            return pool.submit(
                            () -> new Renderer().render(scene, FRONT, 601, 399).rgb())
                    .get();
        }
    }

    @Test
    void edges_areNearThoseOfManySamples() {
        Scene scene = Scene.of(
                Shapes.sphere(-3, 0, 0, 12, 100, Shapes.rgb(180, 120, 90)),
                Shapes.sphere(6, 3, 4, 9, 80, Shapes.plaster()),
                Shapes.quad(-15, Shapes.plaster(), -14, -9, 9, -14, 12, -11, -12, -7));

        Picture picture = new Renderer().render(scene, FRONT, 600, 400);
        Picture many = new Renderer().render(scene, FRONT, 4800, 3200).scaled(600, 400);

        double squares = 0;
        int edges = 0;
        for (int y = 1; y < 399; y++) {
            for (int x = 1; x < 599; x++) {
                int here = green(many.rgb(x, y));
                if (Math.abs(here - green(many.rgb(x - 1, y))) > 24
                        || Math.abs(here - green(many.rgb(x, y - 1))) > 24) {
                    edges++;
                    squares += Math.pow(here - green(picture.rgb(x, y)), 2);
                }
            }
        }
        assertThat(edges).isGreaterThan(500);
        assertThat(Math.sqrt(squares / edges)).isLessThan(12);
    }

    @Test
    void smallPictures_work() {
        Scene scene = Scene.of(Shapes.sphere(0, 0, 0, 16, 30, Shapes.plaster()));

        for (int size : new int[] {1, 2, 3, 17, 31, 33}) {
            Picture picture = new Renderer().render(scene, FRONT, size, size);
            assertThat(picture.rgb()).hasSize(size * size);
            assertThat(picture.rgb(size / 2, size / 2)).isNotEqualTo(WHITE);
        }
    }

    @Test
    void size_outOfRange() {
        assertThatThrownBy(() -> new Renderer().render(Scene.of(), FRONT, 0, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Renderer().render(Scene.of(), FRONT, 10, 20_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void camera_refusesWhatIsNone() {
        assertThatThrownBy(() -> new Camera(Axis.X, Axis.Z, ORIGIN, 0, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Camera(Axis.X, Axis.Z, ORIGIN, 10, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Camera(Axis.X, Axis.X, ORIGIN, 10, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Picture front(Mesh mesh) {
        return new Renderer().render(Scene.of(mesh), FRONT, 600, 400);
    }

    private static int inked(Picture picture) {
        return (int) IntStream.of(picture.rgb()).filter(pixel -> pixel != WHITE).count();
    }

    private static int red(int rgb) {
        return rgb >> 16;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }
}
