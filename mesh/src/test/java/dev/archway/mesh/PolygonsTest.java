package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Polygons become triangles that cover them once: their areas sum up to the polygon's, and all look the same way. */
class PolygonsTest {

    /** An OBJ file of one polygon, its corners in order. */
    private static Mesh read(double[][] corners) {
        StringBuilder file = new StringBuilder();
        StringBuilder face = new StringBuilder("f");
        for (int i = 0; i < corners.length; i++) {
            file.append(String.format(Locale.ROOT, "v %.6f %.6f %.6f%n", corners[i][0], corners[i][1], corners[i][2]));
            face.append(' ').append(i + 1);
        }
        return Content.read(MeshFormat.OBJ, file + face.toString() + "\n");
    }

    private static void coversOnce(Mesh mesh, double area) {
        assertThat(Measures.surfaceArea(mesh)).isCloseTo(area, within(1e-4 * area));
        double[] sum = new double[3];
        double[] facet = new double[3];
        for (int t = 0; t < mesh.triangles().length; t += 3) {
            Facet.areaVector(mesh.positions(), mesh.triangles(), t, facet);
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += facet[axis] / 2;
            }
        }
        assertThat(Facet.length(sum)).as("none is turned over").isCloseTo(area, within(1e-4 * area));
    }

    @Test
    void dart_eachCornerFirst() {
        double[][] dart = {{0, 0, 0}, {4, 0, 0}, {1, 1, 0}, {0, 4, 0}};
        for (int first = 0; first < 4; first++) {
            double[][] turned = new double[4][];
            for (int i = 0; i < 4; i++) {
                turned[i] = dart[(first + i) % 4];
            }
            Mesh mesh = read(turned);

            assertThat(mesh.triangleCount()).isEqualTo(2);
            coversOnce(mesh, 4);
        }
    }

    @Test
    void convexOnes_stayFans() {
        Mesh mesh = read(new double[][] {{0, 0, 0}, {2, 0, 0}, {3, 1, 0}, {2, 2, 0}, {0, 2, 0}});

        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3, 0, 3, 4);
    }

    @Test
    void lAndComb() {
        coversOnce(read(new double[][] {{1, 1, 0}, {0, 1, 0}, {0, 0, 0}, {2, 0, 0}, {2, 2, 0}, {1, 2, 0}}), 3);
        coversOnce(Content.read(MeshFormat.PLY, comb(40)), 3.0 * (2 * 40 - 1));
    }

    @Property(tries = 100)
    void stars_inAnyPlane(@ForAll long seed, @ForAll @IntRange(min = 4, max = 60) int count) {
        Random random = new Random(seed);
        double[] radius = random.doubles(count, 1, 10).toArray();
        Transform motion = Transform.rotateX(360 * random.nextDouble())
                .then(Axes.parse("x", "y").rotation())
                .then(Transform.rotateX(360 * random.nextDouble()));
        double[][] corners = new double[count][];
        double area = 0;
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            double x = radius[i] * Math.cos(angle);
            double y = radius[i] * Math.sin(angle);
            corners[i] = new double[] {
                motion.xx() * x + motion.xy() * y, motion.yx() * x + motion.yy() * y, motion.zx() * x + motion.zy() * y
            };
            area += radius[i] * radius[(i + 1) % count] * Math.sin(2 * Math.PI / count) / 2;
        }
        Mesh mesh = read(corners);

        assertThat(mesh.triangleCount()).isEqualTo(count - 2);
        coversOnce(mesh, area);
    }

    @Test
    void ply_colorsOfFacesStayWithThem() {
        Mesh mesh = Content.read(MeshFormat.PLY, """
                ply
                format ascii 1.0
                element face 2
                property uchar red
                property uchar green
                property uchar blue
                property list uchar int vertex_indices
                element vertex 7
                property float x
                property float y
                property float z
                end_header
                9 0 0 4 1 2 3 0
                0 9 0 3 4 5 6
                0 0 0
                4 0 0
                1 1 0
                0 4 0
                0 0 9
                1 0 9
                0 1 9
                """);

        assertThat(mesh.triangleCount()).isEqualTo(3);
        assertThat(mesh.colors()).containsExactly(9, 0, 0, 9, 0, 0, 9, 0, 0, 9, 0, 0, 0, 9, 0, 0, 9, 0, 0, 9, 0);
        coversOnce(new Mesh(mesh.positions(), Arrays.copyOf(mesh.triangles(), 6), null), 4);
    }

    @Test
    void polygonsWithoutArea_stayFans() {
        Mesh mesh = read(new double[][] {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {1, 0, 0}, {0.5, 0, 0}});

        assertThat(mesh.triangleCount()).isEqualTo(3);
    }

    @Test
    void large_cutAsLongAsItIsCheap() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            coversOnce(Content.read(MeshFormat.PLY, comb(4_000)), 3.0 * (2 * 4_000 - 1));
            Mesh fan = Content.read(MeshFormat.PLY, comb(40_000));
            assertThat(fan.triangleCount()).isEqualTo(2 * 40_000);
            assertThat(Measures.surfaceArea(fan)).as("left as it was").isGreaterThan(1e6);
        });
    }

    /** A binary PLY file of one comb. */
    private static byte[] comb(int teeth) {
        int count = 2 * teeth + 2;
        String header = "ply\nformat binary_big_endian 1.0\nelement vertex " + count
                + "\nproperty float x\nproperty float y\nproperty uchar z\nelement face 1\n"
                + "property list uint uint vertex_indices\nend_header\n";
        ByteBuffer file = Content.ply(header, ByteOrder.BIG_ENDIAN, 9 * count + 4 + 4 * count);
        for (int i = 0; i < 2 * teeth; i++) {
            file.putFloat(i).putFloat(i % 2 == 0 ? 5 : 1).put((byte) 0);
        }
        file.putFloat(2 * teeth - 1).putFloat(0).put((byte) 0);
        file.putFloat(0).putFloat(0).put((byte) 0).putInt(count);
        for (int i = count - 1; i >= 0; i--) {
            file.putInt(i);
        }
        return Content.bytes(file);
    }
}
