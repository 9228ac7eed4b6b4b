package dev.archway.mesh;

/** An upright box in millimetres, from the least to the greatest coordinate on each axis. */
public record Box(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {

    /**
     * The smallest box around every vertex of the meshes, whether a triangle uses it or not.
     *
     * @throws IllegalArgumentException when there is no vertex
     */
    public static Box of(Mesh... meshes) {
        float[] min = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
        float[] max = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (Mesh mesh : meshes) {
            float[] p = mesh.positions();
            for (int i = 0; i < p.length; i += 3) {
                for (int axis = 0; axis < 3; axis++) {
                    min[axis] = Math.min(min[axis], p[i + axis]);
                    max[axis] = Math.max(max[axis], p[i + axis]);
                }
            }
        }
        if (!(min[0] <= max[0])) {
            throw new IllegalArgumentException("there is no vertex to put a box around");
        }
        return new Box(min[0], min[1], min[2], max[0], max[1], max[2]);
    }

    /** The box's extent from patient's right to left, in a scan's frame. */
    public float sizeX() {
        return maxX - minX;
    }

    /** The box's extent from front to back, in a scan's frame. */
    public float sizeY() {
        return maxY - minY;
    }

    /** The box's extent from bottom to top, in a scan's frame. */
    public float sizeZ() {
        return maxZ - minZ;
    }
}
