package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.mesh.Mesh;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private static final Axis ORIGIN = new Axis(0, 0, 0);
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    @Property(tries = 100)
    void viewport_changesNothing(@ForAll long seed) {
        // a triangle somewhere, and the same beside specks in the corners of the picture, so that all of it is drawn
        Random random = new Random(seed);
        double turn = random.nextDouble() * 2 * Math.PI;
        Camera camera = new Camera(
                new Axis(Math.cos(turn), Math.sin(turn), 0),
                Axis.Z,
                ORIGIN,
                40,
                random.nextBoolean() ? 90 : Double.POSITIVE_INFINITY);
        Mesh triangle = triangle(random);
        Scene alone = Scene.of(triangle);
        Scene wide = Scene.of(triangle, specks(camera));

        Viewport viewport = Viewport.of(alone, camera, WIDTH, HEIGHT);
        int[] part = new Renderer().render(alone, camera, WIDTH, HEIGHT).rgb();
        int[] whole = new Renderer().render(wide, camera, WIDTH, HEIGHT).rgb();

        assertThat(viewport.left() % 8 + viewport.top() % 8).isZero();
        int different = 0;
        for (int y = 2; y < HEIGHT - 2; y++) {
            for (int x = 2; x < WIDTH - 2; x++) {
                different += part[y * WIDTH + x] == whole[y * WIDTH + x] ? 0 : 1;
            }
        }
        // rounding moves a pixel of an edge now and then
        assertThat(different).isLessThan(12);
    }

    @Test
    void smallScene_hasASmallViewport() {
        Camera camera = new Camera(Axis.X, Axis.Z, ORIGIN, 40, Double.POSITIVE_INFINITY);

        // x from 10 to 12 and z from -5 to -3 at ten pixels a millimetre
        Viewport viewport = Viewport.of(Scene.of(Shapes.square(10, -5, 2, 0, Shapes.plaster())), camera, WIDTH, HEIGHT);

        assertThat(viewport).isEqualTo(new Viewport(392, 224, 31, 29));
    }

    @Test
    void sceneRoundTheEye_orOfNothing_hasTheWholePicture() {
        Camera within = new Camera(Axis.X, Axis.Z, ORIGIN, 40, 5);
        Viewport whole = new Viewport(0, 0, WIDTH, HEIGHT);

        assertThat(Viewport.of(Scene.of(Shapes.sphere(0, 0, 0, 9, 20, Shapes.plaster())), within, WIDTH, HEIGHT))
                .isEqualTo(whole);
        assertThat(Viewport.of(Scene.of(), within, WIDTH, HEIGHT)).isEqualTo(whole);
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

    private static Mesh triangle(Random random) {
        float[] positions = new float[9];
        for (int i = 0; i < 9; i++) {
            positions[i] = random.nextFloat() * 50 - 25;
        }
        return new Mesh(positions, new int[] {0, 1, 2}, null);
    }

    /** Triangles of a hundredth of a pixel, which cover no middle of a pixel, in opposite corners of what the camera sees. */
    private static Mesh specks(Camera camera) {
        float[] positions = new float[18];
        for (int i = 0; i < 6; i++) {
            int side = i < 3 ? -1 : 1;
            Axis at = ORIGIN.plus(camera.right(), side * 29.9103 + 0.001 * (i % 3 % 2))
                    .plus(camera.up(), side * 19.9103 + 0.001 * (i % 3 / 2));
            positions[3 * i] = (float) at.x();
            positions[3 * i + 1] = (float) at.y();
            positions[3 * i + 2] = (float) at.z();
        }
        return new Mesh(positions, new int[] {0, 1, 2, 3, 4, 5}, null);
    }
}
