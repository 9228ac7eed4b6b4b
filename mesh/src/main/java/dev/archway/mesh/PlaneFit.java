package dev.archway.mesh;

import java.util.Arrays;

/** The small motion that brings points nearest to the planes at their nearest points on a surface, by least squares. */
final class PlaneFit {

    /** What holds motions that the planes leave free, as a part of all. */
    private static final double HOLD = 1e-9;

    private final float[] points;

    /** x, y, z of the unit normal at each point's nearest point. */
    private final double[] normals;

    /** How far each point is above its plane, NaN when it does not count. */
    private final double[] heights;

    private final double[] middle = new double[3];
    private int count;

    PlaneFit(float[] points, Surface surface, double reach, double outlier) {
        this.points = points;
        normals = new double[points.length];
        heights = new double[points.length / 3];
        surface.forEach(points, (i, probe) -> {
            boolean counts = probe.nearest(points[3 * i], points[3 * i + 1], points[3 * i + 2], reach)
                    && !probe.isOnBorder()
                    && probe.normal(normals, 3 * i);
            heights[i] = counts ? probe.height() : Double.NaN;
        });
        double[] sizes = Arrays.stream(heights)
                .filter(height -> !Double.isNaN(height))
                .map(Math::abs)
                .sorted()
                .toArray();
        double most = sizes.length == 0 ? 0 : outlier * sizes[sizes.length / 2] + 1e-6;
        for (int i = 0; i < heights.length; i++) {
            if (Math.abs(heights[i]) > most) {
                heights[i] = Double.NaN;
            } else if (!Double.isNaN(heights[i])) {
                count++;
                for (int axis = 0; axis < 3; axis++) {
                    middle[axis] += points[3 * i + axis];
                }
            }
        }
        for (int axis = 0; axis < 3 && count > 0; axis++) {
            middle[axis] /= count;
        }
    }

    /** How many points count. */
    int count() {
        return count;
    }

    /** The root of the mean square of the heights. */
    double deviation() {
        double squares = 0;
        for (double height : heights) {
            squares += Double.isNaN(height) ? 0 : height * height;
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** The best motion: a turn about x, y, z through the middle in radians, then a shift in millimetres. */
    double[] solve() {
        double[][] sums = new double[6][7];
        double[] row = new double[7];
        for (int i = 0; i < heights.length; i++) {
            if (!Double.isNaN(heights[i])) {
                double x = points[3 * i] - middle[0];
                double y = points[3 * i + 1] - middle[1];
                double z = points[3 * i + 2] - middle[2];
                double nx = normals[3 * i];
                double ny = normals[3 * i + 1];
                double nz = normals[3 * i + 2];
                row[0] = y * nz - z * ny;
                row[1] = z * nx - x * nz;
                row[2] = x * ny - y * nx;
                row[3] = nx;
                row[4] = ny;
                row[5] = nz;
                row[6] = -heights[i];
                for (int r = 0; r < 6; r++) {
                    for (int c = r; c < 7; c++) {
                        sums[r][c] += row[r] * row[c];
                    }
                }
            }
        }
        double trace = 0;
        for (int r = 0; r < 6; r++) {
            trace += sums[r][r];
        }
        for (int r = 0; r < 6; r++) {
            sums[r][r] += HOLD * trace + Double.MIN_NORMAL;
        }
        return eliminate(sums);
    }

    /** Solves a symmetric positive definite system whose upper half and right side are given (Gauss, without exchange of rows, which it does not need). */
    private static double[] eliminate(double[][] sums) {
        for (int pivot = 0; pivot < 6; pivot++) {
            for (int r = pivot + 1; r < 6; r++) {
                double factor = sums[pivot][r] / sums[pivot][pivot];
                for (int c = r; c < 7; c++) {
                    sums[r][c] -= factor * sums[pivot][c];
                }
            }
        }
        double[] solution = new double[6];
        for (int r = 5; r >= 0; r--) {
            double rest = sums[r][6];
            for (int c = r + 1; c < 6; c++) {
                rest -= sums[r][c] * solution[c];
            }
            solution[r] = rest / sums[r][r];
        }
        return solution;
    }

    /** The rigid motion of a solution (O. Rodrigues, 1840). */
    Transform motion(double[] solution) {
        double angle = Math.sqrt(solution[0] * solution[0] + solution[1] * solution[1] + solution[2] * solution[2]);
        double x = angle == 0 ? 1 : solution[0] / angle;
        double y = angle == 0 ? 0 : solution[1] / angle;
        double z = angle == 0 ? 0 : solution[2] / angle;
        double sin = StrictMath.sin(angle);
        double cos = StrictMath.cos(angle);
        double rest = 1 - cos;
        Transform turn = new Transform(
                cos + rest * x * x,
                rest * x * y - sin * z,
                rest * x * z + sin * y,
                rest * y * x + sin * z,
                cos + rest * y * y,
                rest * y * z - sin * x,
                rest * z * x - sin * y,
                rest * z * y + sin * x,
                cos + rest * z * z,
                0,
                0,
                0);
        return Transform.translate(-middle[0], -middle[1], -middle[2])
                .then(turn)
                .then(Transform.translate(middle[0] + solution[3], middle[1] + solution[4], middle[2] + solution[5]));
    }
}
