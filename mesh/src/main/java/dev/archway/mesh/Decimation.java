package dev.archway.mesh;

/**
 * Makes a mesh of fewer triangles that looks the same, for previews: edges shrink to points, cheapest first, where an edge costs the sum of the squared distances
 * of its new point from the planes of all triangles that the point stands for (M. Garland, P. Heckbert, Surface Simplification Using Quadric Error Metrics, 1997).
 *
 * <p>What is manifold stays manifold, with the same bodies, holes and handles: an edge shrinks only when its ends have no neighbours in common but those of its
 * triangles (T. Dey et al., Topology preserving edge contraction, 1999). Edges of three and more triangles stay as they are. Open borders are held in place by
 * planes that stand upright on them. No triangle turns over, nor becomes a needle. Colours are mixed along the edge.
 *
 * <p>A large mesh is done in pieces that lie close together (H. Hoppe, Smooth View-Dependent Level-of-Detail Control and its Application to Terrain Rendering, 1998), by
 * all processors. What pieces share stays where it is, so nothing tears; the next round cuts elsewhere, so no seam stays. Of a round only the sum of the squared distances
 * is carried into the next, at each vertex, and the planes are those of the triangles that are there then (P. Lindstrom, G. Turk, Fast and Memory Efficient Polygonal
 * Simplification, 1998): that is no less exact, and needs no more memory beside the given mesh than it and a fixed amount for each processor.
 *
 * <p>The same mesh always gives the same result, however many processors there are. The time grows with the triangles.
 */
public final class Decimation {

    private Decimation() {}

    /**
     * Goes on until there are few enough triangles.
     *
     * @param mesh a welded mesh, with colours or without
     * @param triangles how many to leave, at least; one more or less where the last edge had two triangles, and more where the shape admits no fewer
     * @return the smaller mesh, or the same when it has no more triangles than that; vertices without a triangle are gone, the others in their old order
     * @throws IllegalArgumentException when {@code triangles} is negative, or a coordinate of a triangle is not finite
     */
    public static Mesh toTriangles(Mesh mesh, int triangles) {
        return of(mesh, triangles, Double.POSITIVE_INFINITY);
    }

    /**
     * Goes on as long as the surface stays where it is.
     *
     * @param mesh a welded mesh, with colours or without
     * @param maxError how far, in millimetres, a vertex may come from the plane of any triangle of the given mesh, or of
     *     that of an earlier round, that it stands for. What the sum of the squared
     *     distances could hide counts fully, so the surface usually stays much nearer than this.
     * @return the smaller mesh; vertices without a triangle are gone, the others in their old order
     * @throws IllegalArgumentException when {@code maxError} is negative or NaN, or a coordinate of a triangle is not finite
     */
    public static Mesh within(Mesh mesh, double maxError) {
        return of(mesh, 0, maxError);
    }

    /**
     * Goes on until there are few enough triangles or the next step would be too far from the surface, whichever is first.
     *
     * @param mesh as of {@link #toTriangles}
     * @param triangles as of {@link #toTriangles}
     * @param maxError as of {@link #within}
     * @return as of {@link #toTriangles}
     * @throws IllegalArgumentException when {@code triangles} is negative, {@code maxError} negative or NaN, or a coordinate of a triangle not finite
     */
    public static Mesh of(Mesh mesh, int triangles, double maxError) {
        if (triangles < 0 || !(maxError >= 0)) {
            throw new IllegalArgumentException(
                    "triangles is " + triangles + " and maxError " + maxError + ", neither may be less than 0");
        }
        if (mesh.triangleCount() <= triangles) {
            return mesh;
        }
        return new Thinning(mesh, maxError, Thinning.LARGEST).to(triangles);
    }
}
