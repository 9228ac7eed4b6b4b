package dev.archway.mesh;

/**
 * Makes an open shell into a thin body: a second surface below the first, inside out, and strips between the borders of both. Each vertex goes along its normal, the
 * mean of its triangles' by their areas; where the shell is bent so much that it would be turned inside out, the body is thinner. This way is our own.
 */
final class Skin {

    /** So often the thickness is halved at most. */
    private static final int THINNER = 8;

    private final Shells surface;
    private final double[] thickness;

    /** Of unit length; downwards where it is none. */
    private final double[] normals;

    private Skin(Shells surface, boolean[] shells, double thick) {
        this.surface = surface;
        thickness = new double[surface.shellCount];
        for (int s = 0; s < shells.length; s++) {
            thickness[s] = shells[s] ? thick : 0;
        }
        normals = new double[3 * surface.vertexCount];
        double[] v = new double[3];
        for (int c = 0; c < surface.corners.length; c++) {
            if (shells[surface.shells[c / 3]]) {
                Facet.areaVector(surface.positions, surface.corners, c / 3 * 3, v);
                for (int axis = 0; axis < 3; axis++) {
                    normals[3 * surface.corners[c] + axis] += v[axis];
                }
            }
        }
        for (int i = 0; i < normals.length; i += 3) {
            System.arraycopy(normals, i, v, 0, 3);
            double length = Facet.length(v);
            normals[i] = length > 0 ? v[0] / length : 0;
            normals[i + 1] = length > 0 ? v[1] / length : 0;
            normals[i + 2] = length > 0 ? v[2] / length : 1;
        }
    }

    /** @param thick in millimetres */
    static void behind(Shells surface, boolean[] shells, double thick, Growing solid) {
        boolean none = true;
        for (boolean shell : shells) {
            none &= !shell;
        }
        if (none) {
            return;
        }
        Skin skin = new Skin(surface, shells, thick);
        boolean thinner = true;
        for (int round = 0; round < THINNER && thinner; round++) {
            thinner = false;
            double[] volumes = skin.volumes();
            for (int s = 0; s < shells.length; s++) {
                if (shells[s] && !(volumes[s] > 0)) {
                    skin.thickness[s] /= 2;
                    thinner = true;
                }
            }
        }
        skin.build(solid);
    }

    private interface Body {
        /** Three corners of a triangle; those from {@code vertexCount} on are behind the surface. */
        void triangle(int shell, int a, int b, int c);
    }

    private void triangles(Body body) {
        int[] corners = surface.corners;
        int behind = surface.vertexCount;
        for (int h = 0; h < corners.length; h++) {
            int shell = surface.shells[h / 3];
            if (thickness[shell] == 0) {
                continue;
            }
            int a = corners[h];
            int b = corners[HalfEdges.next(h)];
            if (surface.opposite[h] == HalfEdges.BORDER) {
                body.triangle(shell, b, a, behind + a);
                body.triangle(shell, behind + a, behind + b, b);
            }
            if (h % 3 == 0) {
                body.triangle(shell, behind + b, behind + a, behind + corners[h + 2]);
            }
        }
    }

    /** Six times what each body encloses. */
    private double[] volumes() {
        double[] volumes = new double[thickness.length];
        int[] origins = new int[thickness.length];
        for (int t = 0; t < surface.shells.length; t++) {
            origins[surface.shells[t]] = surface.corners[3 * t];
        }
        Body sum = (shell, a, b, c) -> volumes[shell] += volume(origins[shell], a, b, c, shell);
        for (int t = 0; t < surface.shells.length; t++) {
            if (thickness[surface.shells[t]] > 0) {
                sum.triangle(
                        surface.shells[t],
                        surface.corners[3 * t],
                        surface.corners[3 * t + 1],
                        surface.corners[3 * t + 2]);
            }
        }
        triangles(sum);
        return volumes;
    }

    private double volume(int origin, int a, int b, int c, int shell) {
        double[] p = new double[9];
        for (int axis = 0; axis < 3; axis++) {
            p[axis] = (double) at(a, axis, shell) - surface.positions[3 * origin + axis];
            p[3 + axis] = (double) at(b, axis, shell) - surface.positions[3 * origin + axis];
            p[6 + axis] = (double) at(c, axis, shell) - surface.positions[3 * origin + axis];
        }
        return p[0] * (p[4] * p[8] - p[5] * p[7])
                + p[1] * (p[5] * p[6] - p[3] * p[8])
                + p[2] * (p[3] * p[7] - p[4] * p[6]);
    }

    private float at(int vertex, int axis, int shell) {
        if (vertex < surface.vertexCount) {
            return surface.positions[3 * vertex + axis];
        }
        int i = 3 * (vertex - surface.vertexCount) + axis;
        return (float) (surface.positions[i] - thickness[shell] * normals[i]);
    }

    private void build(Growing solid) {
        int[] twins = new int[surface.vertexCount];
        triangles((shell, a, b, c) -> solid.triangle(
                number(a, shell, twins, solid), number(b, shell, twins, solid), number(c, shell, twins, solid)));
    }

    private int number(int vertex, int shell, int[] twins, Growing solid) {
        if (vertex < surface.vertexCount) {
            return vertex;
        }
        int of = vertex - surface.vertexCount;
        if (twins[of] == 0) {
            twins[of] =
                    1 + solid.add(at(vertex, 0, shell), at(vertex, 1, shell), at(vertex, 2, shell), SolidModel.PLASTER);
        }
        return twins[of] - 1;
    }
}
