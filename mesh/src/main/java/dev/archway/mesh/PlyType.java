package dev.archway.mesh;

import java.util.Arrays;
import java.util.Optional;

/** The number types of a PLY file, each with its two names. */
enum PlyType {
    INT8("char", "int8", 1),
    UINT8("uchar", "uint8", 1),
    INT16("short", "int16", 2),
    UINT16("ushort", "uint16", 2),
    INT32("int", "int32", 4),
    UINT32("uint", "uint32", 4),
    FLOAT32("float", "float32", 4),
    FLOAT64("double", "float64", 8);

    final int bytes;
    private final String first;
    private final String second;

    PlyType(String first, String second, int bytes) {
        this.first = first;
        this.second = second;
        this.bytes = bytes;
    }

    boolean whole() {
        return this != FLOAT32 && this != FLOAT64;
    }

    static Optional<PlyType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.first.equals(name) || type.second.equals(name))
                .findFirst();
    }
}
