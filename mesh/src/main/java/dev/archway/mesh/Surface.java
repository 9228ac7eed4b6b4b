package dev.archway.mesh;

import java.util.stream.IntStream;

/**
 * A mesh made ready for questions of distance: where is the nearest point of the surface, on which side of it does a point lie, what does a ray meet. A value;
 * threads may share it, each with a {@link Probe} or {@link Rays} of its own.
 *
 * <p>Inside is a tree of boxes. With what tells the sides it takes some 17 bytes a triangle beside the mesh, and twice that while it is made.
 * The mesh should be welded: triangles belong together where they name the same vertices.
 */
public final class Surface {

    private static final int CHUNK = 1 << 10;

    /** So many triangles may be looked at for each of many points; a scan needs some dozens. */
    static final int MOST_COMPARED = 10_000;

    private final Mesh mesh;
    private final BoxTree tree;
    private final PseudoNormals normals;

    private Surface(Mesh mesh) {
        this.mesh = mesh;
        normals = new PseudoNormals(mesh);
        tree = BoxTree.of(mesh);
    }

    /**
     * Makes a mesh ready.
     *
     * @param mesh any mesh: open or closed, with triangles without area, or with no triangle at all; then nothing is near
     * @throws IllegalArgumentException when a coordinate of a triangle is not finite
     */
    public static Surface of(Mesh mesh) {
        return new Surface(mesh);
    }

    /** The mesh that this surface was made of. */
    public Mesh mesh() {
        return mesh;
    }

    /** Asks for nearest points; for one thread. */
    public Probe probe() {
        return new Probe(tree, mesh, normals);
    }

    /** Asks what rays meet; for one thread. */
    public Rays rays() {
        return new Rays(tree);
    }

    /**
     * The signed distance of many points, as {@link Probe#signedDistance} says it, found by all processors.
     *
     * @param points x, y, z of each, in millimetres; neighbours in the array should be neighbours in space
     * @param within how far to look, in millimetres
     * @return of each point its distance in millimetres; positive infinity where the surface is farther than {@code within}
     * @throws IllegalArgumentException when the length of {@code points} is not a multiple of three
     * @throws TangledSurfaceException when more than {@value #MOST_COMPARED} triangles had to be looked at for each point
     */
    public float[] signedDistances(float[] points, double within) {
        if (points.length % 3 != 0) {
            throw new IllegalArgumentException("points (" + points.length + ") come in threes");
        }
        float[] distances = new float[points.length / 3];
        forEach(points, (i, probe) -> {
            boolean found = probe.nearest(points[3 * i], points[3 * i + 1], points[3 * i + 2], within);
            distances[i] = found ? (float) probe.signedDistance() : Float.POSITIVE_INFINITY;
        });
        return distances;
    }

    /** What to do with one point. */
    interface Visit {
        void point(int number, Probe probe);
    }

    /**
     * Visits all points, shared among the processors in pieces that do not depend on how many there are.
     *
     * @throws TangledSurfaceException when more than {@value #MOST_COMPARED} triangles had to be looked at for each point of a piece
     */
    void forEach(float[] points, Visit visit) {
        int count = points.length / 3;
        IntStream.range(0, (count + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            Probe probe = probe();
            for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
                visit.point(i, probe);
                if (probe.compared() > (long) MOST_COMPARED * CHUNK) {
                    throw new TangledSurfaceException(MOST_COMPARED);
                }
            }
        });
    }
}
