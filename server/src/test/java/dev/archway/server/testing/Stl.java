package dev.archway.server.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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
