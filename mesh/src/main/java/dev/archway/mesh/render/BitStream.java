package dev.archway.mesh.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a JPEG: markers, and between them bits, where each byte of all ones is followed by a zero (ITU-T T.81, F.1.2.3). */
final class BitStream {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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
        pending = pending << bits | (value & ((1L << bits) - 1));
        pendingBits += bits;
        if (pendingBits >= 32) {
            pendingBits -= 32;
            int word = (int) (pending >>> pendingBits);
            reserve(8);
            if ((((word & 0x7f7f7f7f) + 0x01010101) & word & 0x80808080) == 0) {
                INT.set(bytes, size, word);
                size += 4;
            } else {
                for (int shift = 24; shift >= 0; shift -= 8) {
                    write((byte) (word >> shift));
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
            write((byte) (pending >> pendingBits));
        }
        pendingBits = 0;
    }

    private void write(byte next) {
        bytes[size++] = next;
        if (next == -1) {
            bytes[size++] = 0;
        }
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
