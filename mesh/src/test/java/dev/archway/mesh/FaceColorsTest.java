package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FaceColorsTest {

    @Property(tries = 100)
    void on_meansOfTheTriangles(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int triangles) {
        Mesh mesh = Shapes.random(seed, 40, triangles, false);
        Random random = new Random(seed);
        int[] given = new int[triangles];
        for (int t = 0; t < triangles; t++) {
            given[t] = random.nextInt(4) == 0 ? FaceColors.NONE : random.nextInt(1 << 24);
        }
        given[0] = 0xFF8001;
        FaceColors colors = new FaceColors(random.nextInt(triangles + 1));
        for (int color : given) {
            colors.add(color);
        }
        byte[] means = Objects.requireNonNull(colors.on(mesh).colors());

        for (int v = 0; v < mesh.vertexCount(); v++) {
            for (int channel = 0; channel < 3; channel++) {
                double sum = 0;
                int count = 0;
                for (int c = 0; c < mesh.triangles().length; c++) {
                    if (mesh.triangles()[c] == v && given[c / 3] != FaceColors.NONE) {
                        sum += given[c / 3] >> (16 - 8 * channel) & 255;
                        count++;
                    }
                }
                assertThat(means[3 * v + channel] & 255)
                        .as("vertex %s of %s corners", v, count)
                        .isEqualTo(count == 0 ? 255 : (int) Math.round(sum / count));
            }
        }
    }

    @Test
    void on_noneHasAColor() {
        FaceColors colors = new FaceColors(1);
        for (int t = 0; t < 12; t++) {
            colors.add(FaceColors.NONE);
        }
        Mesh cube = Shapes.cube();

        assertThat(colors.on(cube)).isSameAs(cube);
        assertThat(colors.count()).isEqualTo(12);
    }

    @Test
    void on_moreTrianglesThanASumHolds() {
        int many = 9_000_000;
        FaceColors colors = new FaceColors(many);
        for (int t = 0; t < many; t++) {
            colors.add(0xFFFEFD);
        }
        Mesh fan = new Mesh(new float[3], new int[3 * many], null);

        assertThat(colors.on(fan).colors()).containsExactly(255, 254, 253);
    }
}
