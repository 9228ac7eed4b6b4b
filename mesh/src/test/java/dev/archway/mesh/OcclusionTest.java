package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class OcclusionTest {

    private static final Axes SCAN = Axes.parse("z", "-y");

    /** The gap that is left, measured from above at every point of a fine grid, triangle by triangle. */
    private static double leastGap(Mesh upper, Mesh lower, double step) {
        Box box = Box.of(lower);
        int columns = (int) Math.ceil(box.sizeX() / step) + 1;
        int rows = (int) Math.ceil(box.sizeY() / step) + 1;
        double[] bottom = heights(upper, box, columns, rows, step, -1);
        double[] top = heights(lower, box, columns, rows, step, 1);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < top.length; i++) {
            least = Math.min(least, -bottom[i] - top[i]);
        }
        return least;
    }

    /** The greatest {@code sign * z} at each point of the grid, minus infinity where there is no surface. */
    private static double[] heights(Mesh mesh, Box box, int columns, int rows, double step, int sign) {
        double[] heights = new double[columns * rows];
        Arrays.fill(heights, Double.NEGATIVE_INFINITY);
        float[] soup = Shapes.soup(mesh);
        for (int t = 0; t < soup.length; t += 9) {
            double x0 = Math.min(soup[t], Math.min(soup[t + 3], soup[t + 6]));
            double x1 = Math.max(soup[t], Math.max(soup[t + 3], soup[t + 6]));
            double y0 = Math.min(soup[t + 1], Math.min(soup[t + 4], soup[t + 7]));
            double y1 = Math.max(soup[t + 1], Math.max(soup[t + 4], soup[t + 7]));
            double ux = (double) soup[t + 3] - soup[t];
            double uy = (double) soup[t + 4] - soup[t + 1];
            double vx = (double) soup[t + 6] - soup[t];
            double vy = (double) soup[t + 7] - soup[t + 1];
            double area = ux * vy - uy * vx;
            for (int i = Math.max(0, (int) Math.ceil((x0 - box.minX()) / step));
                    i < columns && box.minX() + i * step <= x1;
                    i++) {
                for (int j = Math.max(0, (int) Math.ceil((y0 - box.minY()) / step));
                        j < rows && box.minY() + j * step <= y1;
                        j++) {
                    double x = box.minX() + i * step - soup[t];
                    double y = box.minY() + j * step - soup[t + 1];
                    double u = (x * vy - y * vx) / area;
                    double v = (ux * y - uy * x) / area;
                    if (u >= 0 && v >= 0 && u + v <= 1) {
                        double z = soup[t + 2] + u * (soup[t + 5] - soup[t + 2]) + v * (soup[t + 8] - soup[t + 2]);
                        heights[i * rows + j] = Math.max(heights[i * rows + j], sign * z);
                    }
                }
            }
        }
        return heights;
    }

    @Test
    void bringTogether_boxes() {
        // a box from 0 to 1 below, one from 5 to 6 above: down by 4
        assertThat(Occlusion.bringTogether(Shapes.box(0.3f, 0.3f, 5, 1, 1, 1), Shapes.cube(), SCAN))
                .containsExactly(0, 0, -4);
        // one within the other: its bottom at 0.25 must come to the other's top at 1
        assertThat(Occlusion.bringTogether(Shapes.box(0.3f, 0.3f, 0.25f, 1, 1, 1), Shapes.cube(), SCAN))
                .containsExactly(0, 0, 0.75f);
    }

    @Test
    void bringTogether_alongTheFilesUpAxis() {
        assertThat(Occlusion.bringTogether(Shapes.box(0, 5, 0, 1, 1, 1), Shapes.cube(), Axes.parse("y", "-z")))
                .containsExactly(0, -4, 0);
        assertThat(Occlusion.bringTogether(Shapes.box(-5, 0, 0, 1, 1, 1), Shapes.cube(), Axes.parse("-x", "z")))
                .as("up is -x: the upper's greatest x is -4, the lower's least is 0")
                .containsExactly(4, 0, 0);
    }

    @Test
    void bringTogether_edgesCrossing() {
        // two roofs, the upper one upside down and across: their ridges meet at one point, where neither has a vertex
        Mesh below =
                new Mesh(new float[] {-5, 0.1f, 2, 5, 0.1f, 2, 0, -5, 0, 0, 5, 0}, new int[] {0, 2, 1, 0, 1, 3}, null);
        Mesh above =
                new Mesh(new float[] {0.2f, -5, 3, 0.2f, 5, 3, -5, 0, 8, 5, 0, 8}, new int[] {0, 2, 1, 0, 1, 3}, null);

        assertThat(Occlusion.bringTogether(above, below, SCAN)).containsExactly(new float[] {0, 0, -1}, within(1e-6f));
    }

    @Property(tries = 50)
    void bringTogether_touchesWithoutOverlap(
            @ForAll @FloatRange(min = -3, max = 3) float x,
            @ForAll @FloatRange(min = -3, max = 3) float y,
            @ForAll @FloatRange(min = -30, max = 30) float z) {
        Mesh upper = Transform.translate(x, y, z).apply(Shapes.sheet(37, 0, false));
        Mesh lower = Shapes.sheet(30, 0, false);

        float[] shift = Occlusion.bringTogether(upper, lower, SCAN);
        double gap = leastGap(Transform.translate(shift[0], shift[1], shift[2]).apply(upper), lower, 0.1);

        // at a distance of up to 0.05 mm along x and y from the point of contact, slopes of at most 1 against each
        // other
        assertThat(gap).isBetween(-1e-4, 0.2);
    }

    @Test
    void bringTogether_nothingAbove() {
        assertThatThrownBy(() -> Occlusion.bringTogether(Shapes.box(3, 3, 0, 1, 1, 1), Shapes.cube(), SCAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above or below");
        Mesh wall = new Mesh(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 1}, new int[] {0, 1, 2}, null);
        assertThatThrownBy(() -> Occlusion.bringTogether(wall, Shapes.cube(), SCAN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bringTogether_realCrowns() throws IOException {
        Axes axes = Axes.parse("y", "-z");
        Mesh upper = Crowns.read("upper");
        Mesh lower = Crowns.read("lower");
        assertThat(upper.triangleCount()).isEqualTo(85_464);

        float[] shift = Occlusion.bringTogether(upper, lower, axes);

        assertThat(shift[0]).isZero();
        // by the highest and lowest vertices in columns of 0.05 mm, computed apart from this code: 7.48
        assertThat(shift[1]).isCloseTo(7.48f, within(0.05f));
        assertThat(shift[2]).isZero();
        Mesh moved = axes.toScanFrame(
                Transform.translate(shift[0], shift[1], shift[2]).apply(upper));
        assertThat(leastGap(moved, axes.toScanFrame(lower), 0.05)).isBetween(-1e-5, 0.05);
    }
}
