package dev.archway.mesh;

import java.util.Arrays;

/**
 * The parts of a mesh that hang together. They are found by joining sets (R. E. Tarjan, Efficiency of a good but not linear set union algorithm, 1975), at a cost
 * that is linear in the triangles for all practical purposes.
 */
public final class Components {

    private final int[] ofTriangles;
    private final int count;

    private Components(int[] ofTriangles, int count) {
        this.ofTriangles = ofTriangles;
        this.count = count;
    }

    /**
     * Parts whose triangles share vertices: two that touch in one vertex are one part.
     *
     * @param mesh a welded mesh
     */
    public static Components byVertices(Mesh mesh) {
        Sets sets = new Sets(mesh.vertexCount());
        int[] corners = mesh.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            sets.join(corners[t], corners[t + 1]);
            sets.join(corners[t], corners[t + 2]);
        }
        int[] roots = new int[mesh.triangleCount()];
        for (int t = 0; t < roots.length; t++) {
            roots[t] = sets.root(corners[3 * t]);
        }
        return numbered(roots, mesh.vertexCount());
    }

    /**
     * Parts whose triangles share edges: two that touch in single vertices only are two parts, the shells that a manifold consists of.
     *
     * @param mesh a welded mesh
     */
    public static Components byEdges(Mesh mesh) {
        Sets sets = new Sets(mesh.triangleCount());
        HalfEdges.forEach(mesh.triangles(), mesh.vertexCount(), (halfEdges, from, to) -> {
            for (int i = from + 1; i < to; i++) {
                sets.join((int) halfEdges[from] / 3, (int) halfEdges[i] / 3);
            }
        });
        int[] roots = new int[mesh.triangleCount()];
        for (int t = 0; t < roots.length; t++) {
            roots[t] = sets.root(t);
        }
        return numbered(roots, mesh.triangleCount());
    }

    private static Components numbered(int[] roots, int most) {
        int[] numbers = new int[most];
        Arrays.fill(numbers, -1);
        int count = 0;
        for (int t = 0; t < roots.length; t++) {
            if (numbers[roots[t]] < 0) {
                numbers[roots[t]] = count++;
            }
            roots[t] = numbers[roots[t]];
        }
        return new Components(roots, count);
    }

    /** How many parts there are. */
    public int count() {
        return count;
    }

    /** The part of each triangle, numbered from 0 in the order in which their first triangles come; not a copy. */
    public int[] ofTriangles() {
        return ofTriangles;
    }

    /**
     * How large each part is.
     *
     * @param mesh the mesh that these are the parts of
     * @return the area of each part, in square millimetres
     */
    public double[] areas(Mesh mesh) {
        double[] areas = new double[count];
        double[] v = new double[3];
        for (int t = 0; t < ofTriangles.length; t++) {
            Facet.areaVector(mesh.positions(), mesh.triangles(), 3 * t, v);
            areas[ofTriangles[t]] += Facet.length(v) / 2;
        }
        return areas;
    }
}
