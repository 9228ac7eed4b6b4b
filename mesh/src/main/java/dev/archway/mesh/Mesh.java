package dev.archway.mesh;

import org.jspecify.annotations.Nullable;

/**
 * A triangle mesh whose triangles share vertices, in arrays of primitives. It is a value: nobody changes the arrays after they were given to it, and the
 * accessors hand out the arrays themselves, not copies.
 *
 * <p>Lengths are millimetres. A scan stands in the frame of a scan: right-handed, x to the patient's left, y to the back, z up, the occlusal plane near z = 0.
 */
public final class Mesh {

    private final float[] positions;
    private final int[] triangles;
    private final byte @Nullable [] colors;

    /**
     * @param positions x, y and z of each vertex
     * @param triangles three vertex numbers of each triangle, counter-clockwise seen from outside
     * @param colors red, green and blue of each vertex, 0 to 255 as unsigned bytes; null when the mesh has no colours
     * @throws IllegalArgumentException when the arrays' lengths do not fit each other
     */
    public Mesh(float[] positions, int[] triangles, byte @Nullable [] colors) {
        if (positions.length % 3 != 0 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "positions (" + positions.length + ") and triangles (" + triangles.length + ") come in threes");
        }
        if (colors != null && colors.length != positions.length) {
            throw new IllegalArgumentException(
                    "colours (" + colors.length + ") must be as many as positions (" + positions.length + ")");
        }
        this.positions = positions;
        this.triangles = triangles;
        this.colors = colors;
    }

    /** x, y, z of each vertex, in millimetres; not a copy. */
    public float[] positions() {
        return positions;
    }

    /** Three vertex numbers of each triangle; not a copy. */
    public int[] triangles() {
        return triangles;
    }

    /** Red, green, blue of each vertex as unsigned bytes, or null without colours; not a copy. */
    public byte @Nullable [] colors() {
        return colors;
    }

    public int vertexCount() {
        return positions.length / 3;
    }

    public int triangleCount() {
        return triangles.length / 3;
    }

    @Override
    public String toString() {
        return "Mesh[" + vertexCount() + " vertices, " + triangleCount() + " triangles"
                + (colors == null ? "]" : ", coloured]");
    }
}
