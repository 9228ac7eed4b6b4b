package dev.archway.mesh;

import java.io.IOException;

/** The numbers after a PLY header, row by row, in text or in bytes. */
interface PlyRows {

    /** Begins row {@code row}, counted from 0, of an element. */
    void begin(PlyHeader.Element element, long row) throws IOException;

    /** Takes a number; {@code what} names it in a message. */
    float real(PlyType type, String what) throws IOException;

    /** Takes a whole number of an integer type. */
    long whole(PlyType type, String what) throws IOException;

    /** Passes over {@code count} numbers. */
    void skip(PlyType type, long count) throws IOException;

    /** Ends a row. */
    void end() throws IOException;

    /** Bytes of the file that nobody has taken. */
    long remaining();

    /** What is wrong, and in which row. */
    MeshException wrong(String what);

    /** Nothing may follow the last row: a count that is too small would lose a part of the scan unseen. */
    void finish() throws IOException;
}
