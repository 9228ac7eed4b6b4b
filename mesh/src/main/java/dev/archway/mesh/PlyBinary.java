package dev.archway.mesh;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Rows of a binary PLY file, in either byte order. */
final class PlyBinary implements PlyRows {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Input input;
    private final boolean bigEndian;
    private String element = "";
    private long row;
    private long rowOffset;

    PlyBinary(Input input, boolean bigEndian) {
        this.input = input;
        this.bigEndian = bigEndian;
    }

    @Override
    public void begin(PlyHeader.Element of, long number) {
        element = of.name();
        row = number;
        rowOffset = input.offset();
    }

    @Override
    public float real(PlyType type, String what) throws IOException {
        return switch (type) {
            case FLOAT32 -> Float.intBitsToFloat(int32());
            case FLOAT64 -> (float) Double.longBitsToDouble(int64());
            case INT8, UINT8, INT16, UINT16, INT32, UINT32 -> whole(type, what);
        };
    }

    @Override
    public long whole(PlyType type, String what) throws IOException {
        return switch (type) {
            case INT8 -> int8();
            case UINT8 -> int8() & 0xFF;
            case INT16 -> int16();
            case UINT16 -> int16() & 0xFFFF;
            case INT32 -> int32();
            case UINT32 -> int32() & 0xFFFF_FFFFL;
            case FLOAT32, FLOAT64 -> throw new IllegalArgumentException(type + " is no integer type");
        };
    }

    private byte int8() throws IOException {
        return input.bytes[take(1)];
    }

    private short int16() throws IOException {
        short value = (short) SHORT.get(input.bytes, take(2));
        return bigEndian ? Short.reverseBytes(value) : value;
    }

    private int int32() throws IOException {
        int value = (int) INT.get(input.bytes, take(4));
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    private long int64() throws IOException {
        long value = (long) LONG.get(input.bytes, take(8));
        return bigEndian ? Long.reverseBytes(value) : value;
    }

    private int take(int count) throws IOException {
        if (input.fill(count) < count) {
            throw wrong("truncated: the file ends here");
        }
        int at = input.at;
        input.at = at + count;
        return at;
    }

    @Override
    public void skip(PlyType type, long count) throws MeshException {
        if (count > input.remaining() / type.bytes) {
            throw wrong("truncated: the file ends here");
        }
        input.skip(count * type.bytes);
    }

    @Override
    public void end() {
        // a row ends where its last number ends
    }

    @Override
    public long remaining() {
        return input.remaining();
    }

    @Override
    public MeshException wrong(String what) {
        return new MeshException(Lines.plain(element) + " " + (row + 1) + " (offset " + rowOffset + "): " + what);
    }

    @Override
    public void finish() throws MeshException {
        if (input.remaining() > 0) {
            throw new MeshException("too long: " + Limits.count(input.remaining())
                    + " bytes after the last row that the header promises (offset " + input.offset() + ")");
        }
    }
}
