package dev.archway.mesh;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The vertices of a file as its reader meets them, with colours as soon as one has a colour; the others are white then. */
final class Vertices {

    private final Limits limits;
    private float[] positions;
    private byte @Nullable [] colors;
    private int length;

    /** @param expected how many there will be, if that is known */
    Vertices(Limits limits, int expected) {
        this.limits = limits;
        this.positions = new float[3 * Math.min(Math.max(expected, 16), limits.maxVertices())];
    }

    int count() {
        return length / 3;
    }

    void add(float x, float y, float z) throws MeshException {
        if (length == positions.length) {
            if (count() == limits.maxVertices()) {
                throw new MeshException("more than the " + Limits.count(limits.maxVertices()) + " vertices accepted");
            }
            int more = (int) Math.min(count() * 3L / 2, limits.maxVertices());
            positions = Arrays.copyOf(positions, 3 * more);
            colors = colors == null ? null : whiteFrom(length, Arrays.copyOf(colors, 3 * more));
        }
        positions[length++] = x;
        positions[length++] = y;
        positions[length++] = z;
    }

    /** Colours the vertex added last. */
    void color(int red, int green, int blue) {
        byte[] all = colors;
        if (all == null) {
            all = whiteFrom(0, new byte[positions.length]);
            colors = all;
        }
        all[length - 3] = (byte) red;
        all[length - 2] = (byte) green;
        all[length - 1] = (byte) blue;
    }

    private static byte[] whiteFrom(int from, byte[] bytes) {
        Arrays.fill(bytes, from, bytes.length, (byte) 255);
        return bytes;
    }

    float[] positions() {
        return positions.length == length ? positions : Arrays.copyOf(positions, length);
    }

    byte @Nullable [] colors() {
        return colors == null || colors.length == length ? colors : Arrays.copyOf(colors, length);
    }
}
