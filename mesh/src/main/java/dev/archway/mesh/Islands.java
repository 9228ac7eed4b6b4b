package dev.archway.mesh;

import java.util.BitSet;

/** Small pieces that float beside a scan: cheek, tongue, glove, noise. */
public final class Islands {

    private Islands() {}

    /**
     * What came of removing islands.
     *
     * @param mesh the mesh without them and without the vertices that only they had; the mesh given when there was none
     * @param islands how many were removed
     * @param triangles how many triangles they had
     * @param area their area, in square millimetres
     */
    public record Removed(Mesh mesh, int islands, int triangles, double area) {}

    /**
     * Removes every part whose area is less than a part of the largest one's. Parts hang together by edges ({@link Components}): what touches the scan in a vertex alone is an
     * island. That their area decides is our own rule. The cost is linear.
     *
     * @param mesh a welded mesh
     * @param part from 0 (nothing is removed) to 1 (only parts as large as the largest stay)
     * @throws IllegalArgumentException when {@code part} is not from 0 to 1
     */
    public static Removed remove(Mesh mesh, double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("part is " + part + ", accepted is 0 to 1");
        }
        Mesh proper = Faces.withoutDegenerate(mesh);
        Components components = Components.byEdges(proper);
        double[] areas = components.areas(proper);
        double largest = 0;
        for (double area : areas) {
            largest = Math.max(largest, area);
        }
        int islands = 0;
        double removed = 0;
        for (double area : areas) {
            if (area < part * largest) {
                islands++;
                removed += area;
            }
        }
        if (islands == 0) {
            return new Removed(mesh, 0, 0, 0);
        }
        BitSet kept = new BitSet(proper.triangleCount());
        for (int t = 0; t < proper.triangleCount(); t++) {
            kept.set(t, areas[components.ofTriangles()[t]] >= part * largest);
        }
        return new Removed(Faces.only(proper, kept), islands, proper.triangleCount() - kept.cardinality(), removed);
    }
}
