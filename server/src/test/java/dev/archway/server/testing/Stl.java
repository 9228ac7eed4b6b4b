package dev.archway.server.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Binary STL written by the test itself: a field of hills, 60 by 40 mm, that could be a jaw to anybody who only counts triangles. */
public final class Stl {

    private Stl() {}

    public static final int HEADER = 84;
    public static final int TRIANGLE = 50;

    /** A field of {@code 2 * cells * cells} triangles whose hills stand on the plane {@code z}, upwards or downwards. */
    public static byte[] hills(int cells, double z, double height) {
        int count = 2 * cells * cells;
        ByteBuffer file = ByteBuffer.allocate(HEADER + TRIANGLE * count).order(ByteOrder.LITTLE_ENDIAN);
        file.position(80).putInt(count);
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                triangle(file, cells, z, height, i, j, i + 1, j, i + 1, j + 1);
                triangle(file, cells, z, height, i, j, i + 1, j + 1, i, j + 1);
            }
        }
        return file.array();
    }

    public static byte[] upper(int cells) {
        return hills(cells, 8, -7.5);
    }

    public static byte[] lower(int cells) {
        return hills(cells, -8, 7.5);
    }

    /** What a binary STL file holds, as somebody sees who only has the file. */
    public static Facts facts(byte[] stl) {
        ByteBuffer file = ByteBuffer.wrap(stl).order(ByteOrder.LITTLE_ENDIAN);
        int count = file.getInt(80);
        if (stl.length != HEADER + TRIANGLE * count) {
            throw new AssertionError(stl.length + " bytes are no binary STL of " + count + " triangles");
        }
        Set<List<Object>> open = new HashSet<>();
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < count; t++) {
            List<List<Float>> corners = new ArrayList<>();
            for (int corner = 0; corner < 3; corner++) {
                int at = HEADER + TRIANGLE * t + 12 + 12 * corner;
                float z = file.getFloat(at + 8);
                corners.add(List.of(file.getFloat(at), file.getFloat(at + 4), z));
                min = Math.min(min, z);
                max = Math.max(max, z);
            }
            for (int side = 0; side < 3; side++) {
                List<Float> from = corners.get(side);
                List<Float> to = corners.get((side + 1) % 3);
                if (!open.remove(List.<Object>of(to, from))) {
                    open.add(List.of(from, to));
                }
            }
        }
        return new Facts(count, open.size(), min, max);
    }

    /** @param openEdges edges without a neighbour that runs the other way; none when the mesh is closed and oriented */
    public record Facts(int triangles, int openEdges, float minZ, float maxZ) {}

    private static void triangle(ByteBuffer file, int cells, double z, double height, int... ij) {
        file.putFloat(0).putFloat(0).putFloat(0);
        for (int corner = 0; corner < 6; corner += 2) {
            double x = 60.0 * ij[corner] / cells - 30;
            double y = 40.0 * ij[corner + 1] / cells - 20;
            double hill = Math.pow(Math.sin(x / 4) * Math.sin(y / 4), 2);
            file.putFloat((float) x).putFloat((float) y).putFloat((float) (z + height * hill));
        }
        file.putShort((short) 0);
    }
}
