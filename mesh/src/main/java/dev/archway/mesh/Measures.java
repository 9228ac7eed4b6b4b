package dev.archway.mesh;

/** Sizes of a mesh. */
public final class Measures {

    private Measures() {}

    /** The sum of the triangles' areas, in square millimetres. */
    public static double surfaceArea(Mesh mesh) {
        double[] area = new double[3];
        double twice = 0;
        for (int t = 0; t < mesh.triangles().length; t += 3) {
            Facet.areaVector(mesh.positions(), mesh.triangles(), t, area);
            twice += Facet.length(area);
        }
        return twice / 2;
    }

    /**
     * The volume inside a closed mesh, in cubic millimetres: positive when its triangles are counter-clockwise seen from outside, negative when they are turned
     * inside out (C. Zhang, T. Chen, Efficient feature extraction for 2D/3D objects in mesh representation, 2001). For an open mesh the number means nothing.
     */
    public static double signedVolume(Mesh mesh) {
        float[] p = mesh.positions();
        int[] triangles = mesh.triangles();
        if (triangles.length == 0) {
            return 0;
        }
        // from a corner of the mesh instead of the origin: fewer digits cancel
        int origin = 3 * triangles[0];
        double[] area = new double[3];
        double sixTimes = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            Facet.areaVector(p, triangles, t, area);
            int a = 3 * triangles[t];
            sixTimes += area[0] * ((double) p[a] - p[origin])
                    + area[1] * ((double) p[a + 1] - p[origin + 1])
                    + area[2] * ((double) p[a + 2] - p[origin + 2]);
        }
        return sixTimes / 6;
    }
}
