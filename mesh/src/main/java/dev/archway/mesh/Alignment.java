package dev.archway.mesh;

import java.util.Arrays;

/**
 * How a mesh must move to lie on another, as two scans of one jaw do.
 *
 * @param motion moves the mesh that was given onto the surface
 * @param deviation the root of the mean squared distance, in millimetres, from the planes of the surface after the motion, over the vertices that count
 * @param share of the vertices asked, 0 to 1, those that count: near the surface, not beside its open border, and not among those that differ by far the most
 */
public record Alignment(Transform motion, double deviation, double share) {

    /** So many vertices are asked at most, evenly from all. */
    private static final int VERTICES = 20_000;

    private static final int STEPS = 60;

    /** What differs more than this many times the median is another shape, not another place. */
    private static final double OUTLIER = 2;

    /** No step turns by less, in radians, nor moves by less, in millimetres. */
    private static final double STILL = 1e-7;

    /**
     * Finds the motion step by step, each time from the planes at the nearest points (Y. Chen, G. Medioni, Object modelling by registration of multiple range
     * images, 1992). The mesh must lie nearly right already: within some millimetres and degrees. Regions that changed between two scans hardly matter, as long
     * as most did not. Where the shape leaves a motion free, as a ball does, it stays small.
     *
     * @param mesh what moves
     * @param surface where it belongs
     * @param reach how far from the surface a vertex may be to count at first, in millimetres, such as 3
     * @return the best motion found
     * @throws IllegalArgumentException when {@code reach} is not positive, or fewer than six vertices are so near
     * @throws TangledSurfaceException when the surface's triangles lie across each other too often
     */
    public static Alignment of(Mesh mesh, Surface surface, double reach) {
        if (!(reach > 0)) {
            throw new IllegalArgumentException("reach is " + reach + " mm, it must be more than 0");
        }
        Mesh asked = new Mesh(some(Strays.without(mesh).positions()), new int[0], null);
        Transform motion = Transform.translate(0, 0, 0);
        for (int step = 0; ; step++) {
            PlaneFit fit = new PlaneFit(motion.apply(asked).positions(), surface, reach, OUTLIER);
            if (fit.count() < 6) {
                throw new IllegalArgumentException(
                        fit.count() + " vertices are within " + reach + " mm of the surface, 6 are needed at least");
            }
            double[] turn = fit.solve();
            if (step == STEPS || Arrays.stream(turn).allMatch(part -> Math.abs(part) < STILL)) {
                return new Alignment(motion, fit.deviation(), (double) fit.count() / asked.vertexCount());
            }
            motion = motion.then(fit.motion(turn));
        }
    }

    private static float[] some(float[] positions) {
        int every = Math.max(1, positions.length / 3 / VERTICES);
        float[] some = new float[3 * (positions.length / 3 / every)];
        for (int v = 0; v < some.length / 3; v++) {
            System.arraycopy(positions, 3 * every * v, some, 3 * v, 3);
        }
        return some;
    }
}
