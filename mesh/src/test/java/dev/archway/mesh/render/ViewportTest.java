package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.mesh.Mesh;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private static final Axis ORIGIN = new Axis(0, 0, 0);
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    @Property(tries = 150)
    void viewport_changesNothing(@ForAll long seed, @ForAll("sizes") int[] size) {
        // two triangles somewhere, one often in the shade of the other, and the same beside specks in the corners of
        // the picture, so that all of it is drawn
        int width = size[0];
        int height = size[1];
        Random random = new Random(seed);
        double turn = random.nextDouble() * 2 * Math.PI;
        Camera camera = new Camera(
                new Axis(Math.cos(turn), Math.sin(turn), 0),
                Axis.Z,
                ORIGIN,
                40,
                random.nextBoolean() ? 90 : Double.POSITIVE_INFINITY);
        Mesh triangles = triangles(random, camera);
        Scene alone = Scene.of(triangles);
        Scene wide = Scene.of(triangles, specks(camera, 20.0 * width / height));

        int[] part = new Renderer().render(alone, camera, width, height).rgb();
        int[] whole = new Renderer().render(wide, camera, width, height).rgb();

        int different = 0;
        for (int i = 0; i < part.length; i++) {
            for (int channel = 0; channel < 24; channel += 8) {
                different += Math.abs((part[i] >> channel & 0xff) - (whole[i] >> channel & 0xff)) > 2 ? 1 : 0;
            }
        }
        // rounding moves a pixel of an edge now and then
        assertThat(different).isLessThan(36);
    }

    @Provide
    static Arbitrary<int[]> sizes() {
        return Arbitraries.of(
                new int[] {600, 400},
                new int[] {601, 399},
                new int[] {9, 1},
                new int[] {1, 400},
                new int[] {600, 1},
                new int[] {16384, 1},
                new int[] {3, 2});
    }

    @Test
    void smallScene_hasASmallViewport() {
        Camera camera = new Camera(Axis.X, Axis.Z, ORIGIN, 40, Double.POSITIVE_INFINITY);

        // x from 10 to 12 and z from -5 to -3 at ten pixels a millimetre
        Viewport viewport = Viewport.of(Scene.of(Shapes.square(10, -5, 2, 0, Shapes.plaster())), camera, WIDTH, HEIGHT);

        assertThat(viewport).isEqualTo(new Viewport(WIDTH, HEIGHT, 392, 224, 31, 29));
    }

    @Test
    void sceneRoundTheEye_hasTheWholePicture() {
        Camera within = new Camera(Axis.X, Axis.Z, ORIGIN, 40, 5);

        assertThat(Viewport.of(Scene.of(Shapes.sphere(0, 0, 0, 9, 20, Shapes.plaster())), within, WIDTH, HEIGHT))
                .isEqualTo(new Viewport(WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT));
    }

    @Test
    void nothing_costsOnePixel() {
        Camera camera = new Camera(Axis.X, Axis.Z, ORIGIN, 40, 90);
        Mesh pointsAlone = new Mesh(new float[] {1, 2, 3, 4, 5, 6}, new int[0], null);

        for (Scene scene : new Scene[] {Scene.of(), Scene.of(pointsAlone)}) {
            assertThat(Viewport.of(scene, camera, WIDTH, HEIGHT)).isEqualTo(new Viewport(WIDTH, HEIGHT, 0, 0, 1, 1));
        }
    }

    @Test
    void sceneBesideThePicture_isNotDrawn() {
        Camera camera = new Camera(Axis.X, Axis.Z, ORIGIN, 40, Double.POSITIVE_INFINITY);
        for (double away : new double[] {-500, 500}) {
            Picture picture = new Renderer()
                    .render(Scene.of(Shapes.square(away, away, 2, 0, Shapes.plaster())), camera, WIDTH, HEIGHT);

            assertThat(picture.rgb()).containsOnly(0xffffff);
        }
    }

    private static Mesh triangles(Random random, Camera camera) {
        float[] positions = new float[18];
        for (int i = 0; i < 9; i++) {
            positions[i] = random.nextFloat() * 50 - 25;
        }
        for (int i = 0; i < 9; i += 3) {
            Axis behind = camera.backward().plus(Axis.Z, random.nextDouble());
            positions[9 + i] = (float) (positions[i] - 1.5 * behind.x());
            positions[10 + i] = (float) (positions[i + 1] - 1.5 * behind.y());
            positions[11 + i] = (float) (positions[i + 2] - 1.5 * behind.z());
        }
        return new Mesh(positions, new int[] {0, 1, 2, 3, 4, 5}, null);
    }

    /** Triangles of a hundredth of a pixel, which cover no middle of a pixel, in opposite corners of what the camera sees. */
    private static Mesh specks(Camera camera, double halfWidth) {
        float[] positions = new float[18];
        for (int i = 0; i < 6; i++) {
            int side = i < 3 ? -1 : 1;
            Axis at = ORIGIN.plus(camera.right(), side * (halfWidth - 0.0897) + 0.001 * (i % 3 % 2))
                    .plus(camera.up(), side * 19.9103 + 0.001 * (i % 3 / 2));
            positions[3 * i] = (float) at.x();
            positions[3 * i + 1] = (float) at.y();
            positions[3 * i + 2] = (float) at.z();
        }
        return new Mesh(positions, new int[] {0, 1, 2, 3, 4, 5}, null);
    }
}
