package dev.archway.mesh;

/** How two jaws meet. */
public final class Occlusion {

    private Occlusion() {}

    /**
     * Finds the shift along the up axis that brings the upper jaw, scanned apart from the lower, to the height at which both just touch: over all vertical
     * columns, the least gap between them becomes 0, and nowhere do they overlap.
     *
     * <p>Seen from above, the gap over two overlapping triangles is least at a corner of their common area; so the least gap is exact, no grid is involved.
     *
     * @param upper the upper jaw, in the file's axes
     * @param lower the lower jaw, in the file's axes
     * @param axes the file's axes
     * @return x, y, z in the file's axes, by which the upper jaw must be moved, in millimetres; two of them are 0
     * @throws IllegalArgumentException when no part of one jaw lies above or below a part of the other
     */
    public static float[] bringTogether(Mesh upper, Mesh lower, Axes axes) {
        Mesh above = axes.toScanFrame(upper);
        Mesh below = axes.toScanFrame(lower);
        double gap = new Gap(BoxTree.of(above), BoxTree.of(below)).least();
        if (gap == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("no part of one jaw lies above or below a part of the other");
        }
        Axes.Direction up = axes.up();
        // without + 0, the axes that stay would have a -0
        return new float[] {(float) (-gap * up.x() + 0.0), (float) (-gap * up.y() + 0.0), (float) (-gap * up.z() + 0.0)
        };
    }
}
