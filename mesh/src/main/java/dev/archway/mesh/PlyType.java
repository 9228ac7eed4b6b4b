package dev.archway.mesh;

import java.util.Arrays;
import java.util.Optional;

/** The number types of a PLY file, each with its two names. Colours of ushort have 16 bits; in the other whole types programs write 8. */
enum PlyType {
    INT8("char", "int8", 1, 255),
    UINT8("uchar", "uint8", 1, 255),
    INT16("short", "int16", 2, 255),
    UINT16("ushort", "uint16", 2, 65_535),
    INT32("int", "int32", 4, 255),
    UINT32("uint", "uint32", 4, 255),
    FLOAT32("float", "float32", 4, 1),
    FLOAT64("double", "float64", 8, 1);

    final int bytes;

    /** What a colour's channel of this type has at most. */
    final int brightest;

    private final String first;
    private final String second;

    PlyType(String first, String second, int bytes, int brightest) {
        this.first = first;
        this.second = second;
        this.bytes = bytes;
        this.brightest = brightest;
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
