package dev.archway.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in little-endian byte order, gathered in a large chunk before they go out. Callers make {@link #room} and then put. */
final class LittleEndian {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int CHUNK = 1 << 17;

    private final OutputStream out;
    private final byte[] bytes = new byte[CHUNK];
    private int length;

    LittleEndian(OutputStream out) {
        this.out = out;
    }

    /** Makes room for {@code count} bytes, which are few. */
    void room(int count) throws IOException {
        if (length + count > CHUNK) {
            flush();
        }
    }

    void put8(int value) {
        bytes[length++] = (byte) value;
    }

    void put16(int value) {
        SHORT.set(bytes, length, (short) value);
        length += 2;
    }

    void put32(int value) {
        INT.set(bytes, length, value);
        length += 4;
    }

    void putFloat(float value) {
        FLOAT.set(bytes, length, value);
        length += 4;
    }

    /** Bytes as they are, however many; they need no room made. */
    void put(byte[] given) throws IOException {
        flush();
        out.write(given);
    }

    /** Hands everything on; the stream below stays open and is not flushed itself. */
    void flush() throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }
}
