package dev.archway.mesh;

import java.util.Arrays;

/** A mesh to which vertices and triangles are added. What is added lies beside the mesh's own arrays, which are neither copied nor changed. */
final class Growing {

    private final Mesh mesh;
    private final int given;
    private final int givenCorners;
    private float[] positions = new float[0];
    private byte[] colors = new byte[0];
    private int[] corners = new int[0];
    private int vertices;
    private int length;

    Growing(Mesh mesh) {
        this.mesh = mesh;
        given = mesh.vertexCount();
        givenCorners = mesh.triangles().length;
    }

    int vertexCount() {
        return given + vertices;
    }

    int triangleCount() {
        return (givenCorners + length) / 3;
    }

    float at(int vertex, int axis) {
        return vertex < given ? mesh.positions()[3 * vertex + axis] : positions[3 * (vertex - given) + axis];
    }

    /** The vertex at a corner; corner 3t + k is the k-th of triangle t. */
    int corner(int corner) {
        return corner < givenCorners ? mesh.triangles()[corner] : corners[corner - givenCorners];
    }

    /** The colour of a vertex as 0xRRGGBB, -1 without colours. */
    int color(int vertex) {
        byte[] own = mesh.colors();
        if (own == null) {
            return -1;
        }
        byte[] all = vertex < given ? own : colors;
        int i = 3 * (vertex < given ? vertex : vertex - given);
        return (all[i] & 255) << 16 | (all[i + 1] & 255) << 8 | (all[i + 2] & 255);
    }

    /** A new vertex's number. */
    int add(double x, double y, double z, int color) {
        int i = 3 * vertices;
        if (i == positions.length) {
            positions = Arrays.copyOf(positions, longer(i));
            colors = mesh.colors() == null ? colors : Arrays.copyOf(colors, positions.length);
        }
        positions[i] = (float) x;
        positions[i + 1] = (float) y;
        positions[i + 2] = (float) z;
        if (mesh.colors() != null) {
            colors[i] = (byte) (color >> 16);
            colors[i + 1] = (byte) (color >> 8);
            colors[i + 2] = (byte) color;
        }
        return given + vertices++;
    }

    void triangle(int a, int b, int c) {
        if (length == corners.length) {
            corners = Arrays.copyOf(corners, longer(length));
        }
        corners[length++] = a;
        corners[length++] = b;
        corners[length++] = c;
    }

    private static int longer(int length) {
        return (int) Math.min(Math.max(3L * 4096, length / 2 * 3L), Integer.MAX_VALUE / 3 * 3 - 24);
    }

    /** Forgets what was added after there were so many. */
    void back(int vertexCount, int triangleCount) {
        vertices = vertexCount - given;
        length = 3 * triangleCount - givenCorners;
    }

    /** Twice the area of a triangle as a vector along its normal. */
    void areaVector(int triangle, double[] into) {
        int a = corner(3 * triangle);
        int b = corner(3 * triangle + 1);
        int c = corner(3 * triangle + 2);
        double ux = (double) at(b, 0) - at(a, 0);
        double uy = (double) at(b, 1) - at(a, 1);
        double uz = (double) at(b, 2) - at(a, 2);
        double vx = (double) at(c, 0) - at(a, 0);
        double vy = (double) at(c, 1) - at(a, 1);
        double vz = (double) at(c, 2) - at(a, 2);
        into[0] = uy * vz - uz * vy;
        into[1] = uz * vx - ux * vz;
        into[2] = ux * vy - uy * vx;
    }

    /** The mesh as it is now; the one given when nothing was added. */
    Mesh mesh() {
        if (vertices == 0 && length == 0) {
            return mesh;
        }
        float[] places = Arrays.copyOf(mesh.positions(), 3 * vertexCount());
        System.arraycopy(positions, 0, places, 3 * given, 3 * vertices);
        int[] triangles = Arrays.copyOf(mesh.triangles(), givenCorners + length);
        System.arraycopy(corners, 0, triangles, givenCorners, length);
        byte[] own = mesh.colors();
        byte[] painted = own == null ? null : Arrays.copyOf(own, places.length);
        if (painted != null) {
            System.arraycopy(colors, 0, painted, 3 * given, 3 * vertices);
        }
        return new Mesh(places, triangles, painted);
    }
}
