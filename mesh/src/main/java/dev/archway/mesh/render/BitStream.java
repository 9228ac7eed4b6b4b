package dev.archway.mesh.render;

import java.util.Arrays;

/** The bytes of a JPEG: markers, and between them bits, where each byte of all ones is followed by a zero (ITU-T T.81, F.1.2.3). */
final class BitStream {

    private byte[] bytes;
    private int size;
    private long pending;
    private int pendingBits;

    BitStream(int capacity) {
        bytes = new byte[capacity];
    }

    /** Writes a marker, and its segment if it has one. */
    void marker(int code, int... segment) {
        reserve(4 + segment.length);
        bytes[size++] = (byte) 0xff;
        bytes[size++] = (byte) code;
        if (segment.length > 0) {
            int length = segment.length + 2;
            bytes[size++] = (byte) (length >> 8);
            bytes[size++] = (byte) length;
            for (int value : segment) {
                bytes[size++] = (byte) value;
            }
        }
    }

    /** Writes the low bits of a number, at most 32. */
    void put(int value, int bits) {
        pending = pending << bits | (value & 0xffffffffL);
        pendingBits += bits;
        if (pendingBits >= 32) {
            reserve(8);
            while (pendingBits >= 8) {
                pendingBits -= 8;
                byte next = (byte) (pending >> pendingBits);
                bytes[size++] = next;
                if (next == -1) {
                    bytes[size++] = 0;
                }
            }
        }
    }

    /** Fills the last byte with ones. */
    void flush() {
        put(0x7f, 7);
        reserve(16);
        while (pendingBits >= 8) {
            pendingBits -= 8;
            byte next = (byte) (pending >> pendingBits);
            bytes[size++] = next;
            if (next == -1) {
                bytes[size++] = 0;
            }
        }
        pendingBits = 0;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }
}
