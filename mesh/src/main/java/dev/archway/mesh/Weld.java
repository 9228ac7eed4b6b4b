package dev.archway.mesh;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Finds vertices that are equal, bit for bit (0 and -0 count as one), and numbers them in the order of their first appearance.
 *
 * <p>A hash table with open addressing (W. W. Peterson, Addressing for random-access storage, 1957) holds vertex numbers only; the coordinates lie beside it in the very array that the mesh will have. The hash (by
 * multiplying and shifting: M. Dietzfelbinger, T. Hagerup, J. Katajainen, M. Penttonen, A reliable randomized algorithm for the closest-pair problem, 1997) is drawn
 * anew for each weld, so that nobody can prepare a file whose vertices all fall on one place of it; the numbering does not depend on it.
 *
 * <p>The table is larger than the processor's caches, and what a lookup takes is the wait for its place. Of many vertices the places are fetched together before the
 * first is looked at, so that the waits overlap: that halves the time (S. Chen, A. Ailamaki, P. B. Gibbons, T. C. Mowry, Improving hash join performance through prefetching, 2004).
 */
final class Weld {

    private static final int SMALLEST = 1 << 6;
    private static final int LARGEST = 1 << 30;

    /** Places in the table for each vertex that is expected, at least. */
    private static final long PLACES = 4;

    /** Vertices whose places are fetched together: they fit into the first cache. */
    private static final int BATCH = 512;

    private final long xFactor;
    private final long yFactor;
    private final long zFactor;
    private final long mixFactor;
    private final int[] slots = new int[BATCH];
    private final int[] fetched = new int[BATCH];
    private int[] table;
    private int shift;
    private float[] positions;
    private int count;

    /** @param expected about how many different vertices will come */
    Weld(int expected) {
        this(expected, ThreadLocalRandom.current());
    }

    private Weld(int expected, ThreadLocalRandom random) {
        xFactor = random.nextLong() | 1;
        yFactor = random.nextLong() | 1;
        zFactor = random.nextLong() | 1;
        mixFactor = random.nextLong() | 1;
        int size = SMALLEST;
        while (size < LARGEST && size < PLACES * expected) {
            size <<= 1;
        }
        table = new int[size];
        shift = Integer.numberOfLeadingZeros(size) + 33;
        positions = new float[3 * Math.max(expected, SMALLEST)];
    }

    /** A mesh of vertices that a file numbers itself. */
    static Mesh of(float[] positions, int[] triangles, byte @Nullable [] colors) {
        int given = positions.length / 3;
        Weld weld = new Weld(given);
        int[] numbers = new int[given];
        weld.vertices(positions, given, numbers, 0);
        if (weld.count == given) {
            float[] welded = weld.positions();
            // only a -0 makes a difference
            return new Mesh(Arrays.equals(positions, welded) ? positions : welded, triangles, colors);
        }
        byte[] kept = colors == null ? null : new byte[3 * weld.count];
        for (int i = given - 1; kept != null && colors != null && i >= 0; i--) {
            System.arraycopy(colors, 3 * i, kept, 3 * numbers[i], 3); // backwards: the first one's colour stays
        }
        int[] corners = new int[triangles.length];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = numbers[triangles[i]];
        }
        return new Mesh(weld.positions(), corners, kept);
    }

    int count() {
        return count;
    }

    /** The number of the vertex that lies where a mesh's vertex does, a new one if there is none yet. */
    int vertex(float[] coordinates, int vertex) {
        return vertex(coordinates[3 * vertex], coordinates[3 * vertex + 1], coordinates[3 * vertex + 2]);
    }

    /** The same, -1 if there is none. */
    int find(float[] coordinates, int vertex) {
        float x = coordinates[3 * vertex];
        float y = coordinates[3 * vertex + 1];
        float z = coordinates[3 * vertex + 2];
        for (int slot = slot(x, y, z); table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
            int i = 3 * (table[slot] - 1);
            if (positions[i] == x && positions[i + 1] == y && positions[i + 2] == z) {
                return table[slot] - 1;
            }
        }
        return -1;
    }

    /** The number of the vertex that lies here, a new one if there is none yet. The coordinates are no NaN. */
    int vertex(float x, float y, float z) {
        makeRoom(1);
        return number(slot(x, y, z), x, y, z);
    }

    /**
     * The numbers of many vertices, as {@link #vertex} gives them one after the other.
     *
     * @param coordinates x, y, z of each, none NaN
     * @param many how many there are
     * @param numbers where the numbers go, from {@code at} on
     */
    void vertices(float[] coordinates, int many, int[] numbers, int at) {
        for (int from = 0; from < many; from += BATCH) {
            int count = Math.min(BATCH, many - from);
            makeRoom(count);
            for (int i = 0; i < count; i++) {
                int v = 3 * (from + i);
                slots[i] = slot(coordinates[v], coordinates[v + 1], coordinates[v + 2]);
            }
            for (int i = 0; i < count; i++) {
                fetched[i] = table[slots[i]]; // which nobody reads: now it is near
            }
            for (int i = 0; i < count; i++) {
                int v = 3 * (from + i);
                numbers[at + from + i] = number(slots[i], coordinates[v], coordinates[v + 1], coordinates[v + 2]);
            }
        }
    }

    private int number(int start, float x, float y, float z) {
        int[] t = table;
        float[] p = positions;
        int mask = t.length - 1;
        for (int slot = start; ; slot = (slot + 1) & mask) {
            int next = t[slot];
            int i = 3 * (next - 1);
            if (next == 0) {
                i = 3 * count;
                p[i] = x + 0f;
                p[i + 1] = y + 0f;
                p[i + 2] = z + 0f;
                t[slot] = ++count;
                return count - 1;
            }
            if (p[i] == x && p[i + 1] == y && p[i + 2] == z) {
                return next - 1;
            }
        }
    }

    private int slot(float x, float y, float z) {
        // adding +0 turns -0 into +0 and nothing else
        long h = Float.floatToRawIntBits(x + 0f) * xFactor
                + Float.floatToRawIntBits(y + 0f) * yFactor
                + Float.floatToRawIntBits(z + 0f) * zFactor;
        return (int) (((h ^ (h >>> 32)) * mixFactor) >>> shift);
    }

    /** Makes room for about so many different vertices, with those that are there. */
    void expect(int expected) {
        int size = table.length;
        while (size < LARGEST && size < PLACES * expected) {
            size <<= 1;
        }
        if (size > table.length) {
            resize(size);
        }
        if (3L * expected > positions.length) {
            positions = Arrays.copyOf(positions, 3 * expected);
        }
    }

    /** For so many vertices more, in the table and beside it. */
    private void makeRoom(int more) {
        while (count + more > table.length / 2 && table.length < LARGEST) {
            resize(2 * table.length);
        }
        if (3L * (count + more) > positions.length) {
            long larger = Math.max(2L * positions.length, 3L * (count + more));
            positions = Arrays.copyOf(positions, (int) Math.min(larger, Integer.MAX_VALUE / 3 * 3 - 24));
        }
    }

    private void resize(int length) {
        table = new int[0]; // the old one is not needed, and should not be in memory with the new one
        table = new int[length];
        shift = Integer.numberOfLeadingZeros(length) + 33;
        int mask = length - 1;
        for (int v = 0; v < count; v++) {
            int slot = slot(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]);
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = v + 1;
        }
    }

    /** For how many vertices there is room without more memory. */
    int capacity() {
        return positions.length / 3;
    }

    /** x, y, z of each vertex; no other can be asked for after that. */
    float[] end() {
        table = new int[0];
        float[] all = positions();
        positions = all;
        return all;
    }

    /** x, y, z of each vertex so far. */
    float[] positions() {
        return positions.length == 3 * count ? positions : Arrays.copyOf(positions, 3 * count);
    }
}
