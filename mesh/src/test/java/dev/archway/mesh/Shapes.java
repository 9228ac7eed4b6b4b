package dev.archway.mesh;

import java.util.Arrays;
import java.util.Random;

/** Meshes whose measures are known. */
final class Shapes {

    private Shapes() {}

    /** A box with its corner at the given place, closed, counter-clockwise seen from outside. */
    static Mesh box(float x, float y, float z, float sizeX, float sizeY, float sizeZ) {
        float[] positions = new float[24];
        for (int i = 0; i < 8; i++) {
            positions[3 * i] = x + (i & 1) * sizeX;
            positions[3 * i + 1] = y + (i >> 1 & 1) * sizeY;
            positions[3 * i + 2] = z + (i >> 2) * sizeZ;
        }
        int[] triangles = {
            0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5
        };
        return new Mesh(positions, triangles, null);
    }

    static Mesh cube() {
        return box(0, 0, 0, 1, 1, 1);
    }

    /** A wavy sheet of {@code side} by {@code side} vertices over a square of 10 mm. */
    static Mesh sheet(int side, double height, boolean colored) {
        float[] positions = new float[3 * side * side];
        byte[] colors = new byte[positions.length];
        for (int v = 0; v < side * side; v++) {
            double x = 10.0 * (v % side) / (side - 1);
            double y = 10.0 * (v / side) / (side - 1);
            positions[3 * v] = (float) x;
            positions[3 * v + 1] = (float) y;
            positions[3 * v + 2] = (float) (height + Math.sin(x) * Math.cos(y));
            colors[3 * v] = (byte) v;
            colors[3 * v + 1] = (byte) (v / 7);
            colors[3 * v + 2] = (byte) (255 - v);
        }
        int[] triangles = new int[6 * (side - 1) * (side - 1)];
        int next = 0;
        for (int row = 0; row < side - 1; row++) {
            for (int column = 0; column < side - 1; column++) {
                int a = row * side + column;
                for (int corner : new int[] {a, a + 1, a + side, a + 1, a + side + 1, a + side}) {
                    triangles[next++] = corner;
                }
            }
        }
        return new Mesh(positions, triangles, colored ? colors : null);
    }

    /** A closed ball with bumps, its poles at z = {@code radius} and -{@code radius}: 2 * rings * 2 * (rings - 1) triangles. */
    static Mesh ball(int rings, double radius, double bump) {
        int columns = 2 * rings;
        float[] positions = new float[3 * (2 + (rings - 1) * columns)];
        positions[2] = (float) radius;
        positions[positions.length - 1] = (float) -radius;
        for (int v = 0; v < (rings - 1) * columns; v++) {
            double down = Math.PI * (v / columns + 1) / rings;
            double round = 2 * Math.PI * (v % columns) / columns;
            double r = radius + bump * Math.sin(5 * down) * Math.cos(4 * round);
            positions[3 * v + 3] = (float) (r * Math.sin(down) * Math.cos(round));
            positions[3 * v + 4] = (float) (r * Math.sin(down) * Math.sin(round));
            positions[3 * v + 5] = (float) (r * Math.cos(down));
        }
        int south = positions.length / 3 - 1;
        int[] triangles = new int[6 * columns * rings];
        int next = 0;
        for (int row = 0; row < rings; row++) {
            for (int column = 0; column < columns; column++) {
                int right = (column + 1) % columns;
                int a = row == 0 ? 0 : 1 + (row - 1) * columns + column;
                int b = row == 0 ? 0 : 1 + (row - 1) * columns + right;
                int c = row == rings - 1 ? south : 1 + row * columns + column;
                int d = row == rings - 1 ? south : 1 + row * columns + right;
                for (int corner : new int[] {a, c, d, a, d, b}) {
                    // of the squares at the poles, one half has no area
                    boolean half = (row == 0 && next % 6 >= 3) || (row == rings - 1 && next % 6 < 3);
                    triangles[next++] = half ? -1 : corner;
                }
            }
        }
        return new Mesh(positions, Arrays.stream(triangles).filter(v -> v >= 0).toArray(), null);
    }

    /** A level sheet of {@code side} by {@code side} vertices over a square that begins at x = y = 0. */
    static Mesh flat(int side, double width, double z) {
        float[] positions = new float[3 * side * side];
        for (int v = 0; v < side * side; v++) {
            positions[3 * v] = (float) (width * (v % side) / (side - 1));
            positions[3 * v + 1] = (float) (width * (v / side) / (side - 1));
            positions[3 * v + 2] = (float) z;
        }
        return new Mesh(positions, sheet(side, 0, false).triangles(), null);
    }

    /** The same mesh inside out. */
    static Mesh insideOut(Mesh mesh) {
        int[] turned = mesh.triangles().clone();
        for (int t = 0; t < turned.length; t += 3) {
            turned[t] = mesh.triangles()[t + 1];
            turned[t + 1] = mesh.triangles()[t];
        }
        return new Mesh(mesh.positions(), turned, mesh.colors());
    }

    /** A tube about the z axis without ends, its outside outside; radius 5 mm, 10 mm long. */
    static Mesh tube(int around) {
        float[] positions = new float[6 * around];
        int[] triangles = new int[6 * around];
        for (int i = 0; i < around; i++) {
            double angle = 2 * Math.PI * i / around;
            for (int end = 0; end < 2; end++) {
                positions[6 * i + 3 * end] = (float) (5 * Math.cos(angle));
                positions[6 * i + 3 * end + 1] = (float) (5 * Math.sin(angle));
                positions[6 * i + 3 * end + 2] = 10 * end;
            }
            int a = 2 * i;
            int b = 2 * ((i + 1) % around);
            System.arraycopy(new int[] {a, b, b + 1, a, b + 1, a + 1}, 0, triangles, 6 * i, 6);
        }
        return new Mesh(positions, triangles, null);
    }

    /** Triangles round vertex 0 at the origin, up to a rim of radius 3 mm at that height. */
    static Mesh umbrella(int around, double height) {
        float[] positions = new float[3 * around + 3];
        int[] triangles = new int[3 * around];
        for (int i = 0; i < around; i++) {
            double angle = 2 * Math.PI * i / around;
            positions[3 * i + 3] = (float) (3 * Math.cos(angle));
            positions[3 * i + 4] = (float) (3 * Math.sin(angle));
            positions[3 * i + 5] = (float) height;
            triangles[3 * i + 1] = i + 1;
            triangles[3 * i + 2] = (i + 1) % around + 1;
        }
        return new Mesh(positions, triangles, null);
    }

    /** Any mesh at all: triangles between vertices anywhere, some without area. All vertices differ. */
    static Mesh random(long seed, int vertices, int triangles, boolean colored) {
        Random random = new Random(seed);
        float[] positions = new float[3 * vertices];
        for (int i = 0; i < positions.length; i++) {
            // x tells the vertices apart, the others are of every size
            positions[i] = i % 3 == 0
                    ? i * 0.37f - 20
                    : (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 6));
        }
        int[] corners = random.ints(3L * triangles, 0, vertices).toArray();
        byte[] colors = new byte[positions.length];
        random.nextBytes(colors);
        return new Mesh(positions, corners, colored ? colors : null);
    }

    /** The mesh with vertices that no triangle uses: the given points, before the others and after them, and grey where the mesh has colours. */
    static Mesh withStrays(Mesh mesh, float... points) {
        int before = points.length / 3;
        float[] positions = new float[mesh.positions().length + 2 * points.length];
        System.arraycopy(points, 0, positions, 0, points.length);
        System.arraycopy(mesh.positions(), 0, positions, points.length, mesh.positions().length);
        System.arraycopy(points, 0, positions, positions.length - points.length, points.length);
        byte[] given = mesh.colors();
        byte[] colors = null;
        if (given != null) {
            colors = new byte[positions.length];
            Arrays.fill(colors, (byte) 128);
            System.arraycopy(given, 0, colors, points.length, given.length);
        }
        int[] triangles = Arrays.stream(mesh.triangles()).map(v -> v + before).toArray();
        return new Mesh(positions, triangles, colors);
    }

    /** The coordinates of the triangles' corners one after another. */
    static float[] soup(Mesh mesh) {
        float[] soup = new float[3 * mesh.triangles().length];
        for (int c = 0; c < mesh.triangles().length; c++) {
            System.arraycopy(mesh.positions(), 3 * mesh.triangles()[c], soup, 3 * c, 3);
        }
        return soup;
    }
}
