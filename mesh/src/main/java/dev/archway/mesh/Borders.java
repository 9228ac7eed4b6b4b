package dev.archway.mesh;

import java.util.List;

/** Where a surface ends. */
public final class Borders {

    private Borders() {}

    /**
     * The closed lines along which the surface ends: its rim, and round each hole. A line goes round the fans of triangles at its vertices, so that where the surface
     * only touches itself in a vertex, lines do not cross; such a vertex can come more than once. Where the mesh is no manifold, {@link Repair#manifold} says how it is
     * taken apart first. From edge to edge they are followed round the vertices (D. E. Muller, F. P. Preparata, Finding the intersection of two convex polyhedra, 1978). The
     * cost is linear.
     *
     * @param mesh a welded mesh
     * @return the vertices of each line in order, the surface to their left when it is seen from outside; none when the mesh is closed
     */
    public static List<int[]> loops(Mesh mesh) {
        Shells surface = new Shells(Faces.distinct(mesh));
        return Loops.of(surface).stream()
                .map(loop -> {
                    int[] vertices = Loops.vertices(surface, loop);
                    for (int i = 0; i < vertices.length; i++) {
                        vertices[i] = surface.origin(vertices[i]);
                    }
                    return vertices;
                })
                .toList();
    }

    /**
     * The length of a closed line, in millimetres.
     *
     * @param mesh the mesh
     * @param loop the line's vertices in order
     */
    public static double length(Mesh mesh, int[] loop) {
        return Loops.length(mesh.positions(), loop);
    }
}
