package dev.archway.mesh;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The triangles of a file as its reader meets them. A polygon is a fan of triangles at first; those that a fan does not fit are cut anew at the end. */
final class Triangles {

    /** Room for more than this many times as many is never made at once. */
    private static final int FASTEST = 16;

    private final Limits limits;
    private final Function<String, MeshException> wrong;
    private final LongSupplier remaining;
    private int[] corners;
    private int length;

    /** How many bytes the file still had when the first triangle came. */
    private long remainingAtFirst;

    /** The triangles that belong to the polygon of the one before. */
    private final BitSet goingOn = new BitSet();

    private int polygon;
    private int first;
    private int previous;

    /**
     * @param wrong makes a complaint that names the place
     * @param remaining the bytes that the file still has
     * @param expected how many there will be, if that is known; else few
     */
    Triangles(Limits limits, Function<String, MeshException> wrong, LongSupplier remaining, long expected) {
        this.limits = limits;
        this.wrong = wrong;
        this.remaining = remaining;
        this.corners = new int[3 * (int) Math.min(Math.max(expected, 16), limits.maxTriangles())];
    }

    int count() {
        return length / 3;
    }

    /** How many there is room for without more memory. */
    int room() {
        return corners.length / 3;
    }

    /** Begins a polygon. */
    void begin() {
        polygon = 0;
    }

    /** The polygon's next corner. */
    void corner(int vertex) throws MeshException {
        if (polygon == 0) {
            first = vertex;
        } else if (polygon > 1) {
            if (polygon > 2) {
                goingOn.set(count());
            }
            add(first, previous, vertex);
        }
        previous = vertex;
        polygon++;
    }

    /** Ends a polygon, which must have three corners. */
    void close() throws MeshException {
        if (polygon < 3) {
            throw wrong.apply("a face has " + polygon + " vertices, it needs 3 or more");
        }
    }

    void add(int a, int b, int c) throws MeshException {
        if (length == corners.length) {
            if (count() == limits.maxTriangles()) {
                throw wrong.apply("more triangles than the " + Limits.count(limits.maxTriangles()) + " accepted");
            }
            corners = Arrays.copyOf(corners, 3 * (int) Math.min(more(), limits.maxTriangles()));
        }
        if (length == 0) {
            remainingAtFirst = remaining.getAsLong();
        }
        corners[length++] = a;
        corners[length++] = b;
        corners[length++] = c;
    }

    /** How many there will be, if the rest of the file is like what came since the first one. */
    private long more() {
        long left = remaining.getAsLong();
        long taken = remainingAtFirst - left;
        double rest = taken > 0 ? (double) count() * left / taken : count() / 2.0;
        // a corner has a byte at least
        long most = count() + Math.min(left, (FASTEST - 1L) * count());
        return Math.max(Math.min((long) (count() + 1.02 * rest), most), count() * 9L / 8) + 1;
    }

    /** Corners become what the numbers say of them. */
    void renumber(int[] numbers) {
        for (int c = 0; c < length; c++) {
            corners[c] = numbers[corners[c]];
        }
    }

    /**
     * The corners of all of them, three each; nobody may be asked afterwards.
     *
     * @param positions of their vertices
     * @throws MeshException when there is none
     */
    int[] end(float[] positions) throws MeshException {
        if (length == 0) {
            throw wrong.apply("no triangle in the file");
        }
        int[] all = corners.length == length ? corners : Arrays.copyOf(corners, length);
        corners = new int[0];
        Polygons.unfold(positions, all, goingOn);
        return all;
    }
}
