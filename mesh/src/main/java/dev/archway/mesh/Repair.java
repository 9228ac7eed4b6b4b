package dev.archway.mesh;

import java.util.List;

/** Makes a mesh into a manifold whose triangles agree, without moving or leaving out a surface. */
public final class Repair {

    private Repair() {}

    /**
     * What came of a repair.
     *
     * @param mesh the mesh; its triangles in the order in which they were
     * @param left triangles left out: with a corner twice, or there twice
     * @param turned triangles turned over
     * @param doubled vertices added, at the places of others, so that each has one fan of triangles
     * @param cut edges cut because no way of turning makes their triangles agree, as in a Möbius strip
     */
    public record Repaired(Mesh mesh, int left, int turned, int doubled, int cut) {}

    /**
     * Leaves out triangles that are none, turns triangles so that neighbours agree, as most of the area of their shell lay already, and doubles vertices so that no
     * edge has more than two triangles and no vertex more than one fan (A. Guéziec, G. Taubin, F. Lazarus, W. Horn, Cutting and stitching: converting sets of polygons
     * to manifold surfaces, 2001). At an edge with more than two triangles those belong together that have the inside of a body between them. The cost is linear.
     *
     * @param mesh a welded mesh
     */
    public static Repaired manifold(Mesh mesh) {
        return repaired(mesh, new Shells(Faces.distinct(mesh)));
    }

    /**
     * The same as {@link #manifold}, and turns each closed shell so that its triangles are counter-clockwise seen from outside: that its signed volume is positive.
     * Which side of an open shell is outside nothing tells; it stays as most of its area lay.
     *
     * @param mesh a welded mesh
     */
    public static Repaired outward(Mesh mesh) {
        Shells surface = new Shells(Faces.distinct(mesh));
        boolean[] open = surface.open();
        double[] volumes = Sizes.of(surface, List.of()).volumes;
        boolean[] over = new boolean[surface.shellCount];
        for (int s = 0; s < over.length; s++) {
            over[s] = !open[s] && volumes[s] < 0;
        }
        surface.turn(over);
        return repaired(mesh, surface);
    }

    static Repaired repaired(Mesh mesh, Shells surface) {
        return new Repaired(
                surface.mesh(),
                mesh.triangleCount() - surface.shells.length,
                surface.turned(),
                surface.vertexCount - surface.given,
                surface.cuts);
    }
}
