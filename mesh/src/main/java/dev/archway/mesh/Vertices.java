package dev.archway.mesh;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The vertices of a file as its reader meets them. Equal ones become one at once, so that a file that repeats them takes no more memory than its mesh; the one
 * that stays has the colour of the first. As soon as one has a colour, those without are white.
 */
final class Vertices {

    /** So many are welded together: the weld is faster then. */
    private static final int BATCH = 512;

    /** When fewer of the first ones differ, the file probably names three of its own for each triangle. */
    private static final double MOST = 0.9;

    /** How many differ then: a closed mesh has half as many vertices as triangles, a scan a few more. */
    private static final double OF_THREE_EACH = 0.52 / 3;

    private static final byte WHITE = (byte) 255;

    private final Limits limits;
    private final Function<String, MeshException> wrong;
    private final int expected;
    private final Weld weld;

    /** Those that are not welded yet, their colours, and room for their numbers. */
    private final float[] waiting = new float[3 * BATCH];

    private final int[] waitingColors = new int[BATCH];
    private final int[] welded = new int[BATCH];
    private int waitingCount;

    private int given;
    private boolean roomMade;

    /** Of each vertex of the file that of the mesh; null as long as none was there already. */
    private int @Nullable [] numbers;

    private boolean colored;
    private byte[] colors = new byte[0];

    /** Those that are white for want of a colour. */
    private final BitSet plain = new BitSet();

    /**
     * @param wrong makes a complaint that names the place
     * @param expected about how many the file has
     */
    Vertices(Limits limits, Function<String, MeshException> wrong, int expected) {
        this.limits = limits;
        this.wrong = wrong;
        this.expected = expected;
        weld = new Weld(BATCH);
    }

    /** How many the file had so far, equal ones too. */
    int count() {
        return given;
    }

    void add(float x, float y, float z) throws MeshException {
        if (given == limits.maxVertices()) {
            throw wrong.apply("more than the " + Limits.count(limits.maxVertices()) + " vertices accepted");
        }
        if (waitingCount == BATCH) {
            weld();
        }
        int i = 3 * waitingCount;
        waiting[i] = x;
        waiting[i + 1] = y;
        waiting[i + 2] = z;
        waitingColors[waitingCount++] = FaceColors.NONE;
        given++;
    }

    /** Colours the vertex added last, with 0xRRGGBB. */
    void color(int color) {
        waitingColors[waitingCount - 1] = color;
        colored = true;
    }

    /** The colours up to now turn out to be of 255 and not, as they were taken, of 1. */
    void darken() {
        weld();
        for (int v = plain.nextClearBit(0); 3 * v < colors.length && v < weld.count(); v = plain.nextClearBit(v + 1)) {
            for (int i = 3 * v; i < 3 * v + 3; i++) {
                colors[i] = (byte) ((colors[i] & 255) < 128 ? 0 : 1);
            }
        }
    }

    private void weld() {
        int before = weld.count();
        weld.vertices(waiting, waitingCount, welded, 0);
        if (!roomMade && given >= BATCH) {
            weld.expect(weld.count() > MOST * given ? expected : (int) (OF_THREE_EACH * expected));
            roomMade = true;
        }
        if (colored) {
            colorFrom(before);
        }
        if (numbers != null || weld.count() < given) {
            number();
        }
        waitingCount = 0;
    }

    private void colorFrom(int before) {
        if (colors.length == 0) {
            colors = whiteFrom(0, new byte[3 * weld.capacity()]);
            plain.set(0, before);
        } else if (colors.length < 3 * weld.count()) {
            colors = whiteFrom(colors.length, Arrays.copyOf(colors, 3 * weld.capacity()));
        }
        int next = before;
        for (int i = 0; i < waitingCount; i++) {
            if (welded[i] == next) {
                int color = waitingColors[i];
                if (color == FaceColors.NONE) {
                    plain.set(next);
                } else {
                    colors[3 * next] = (byte) (color >> 16);
                    colors[3 * next + 1] = (byte) (color >> 8);
                    colors[3 * next + 2] = (byte) color;
                }
                next++;
            }
        }
    }

    private static byte[] whiteFrom(int from, byte[] bytes) {
        Arrays.fill(bytes, from, bytes.length, WHITE);
        return bytes;
    }

    private void number() {
        int first = given - waitingCount;
        int[] all = numbers;
        if (all == null) {
            all = new int[Math.max(expected, given)];
            for (int v = 0; v < first; v++) {
                all[v] = v;
            }
        } else if (all.length < given) {
            all = Arrays.copyOf(all, (int) Math.min(Math.max(all.length * 3L / 2, given), limits.maxVertices()));
        }
        System.arraycopy(welded, 0, all, first, waitingCount);
        numbers = all;
    }

    /**
     * The mesh of these vertices and of triangles that name them as the file counts them. What is not needed any more is let go step by step; nobody may be
     * asked afterwards.
     *
     * @throws MeshException when there is no triangle
     */
    Mesh mesh(Triangles triangles) throws MeshException {
        weld();
        if (numbers != null) {
            triangles.renumber(numbers);
            numbers = null;
        }
        int count = weld.count();
        float[] positions = weld.end();
        byte[] own = colored ? (colors.length == 3 * count ? colors : Arrays.copyOf(colors, 3 * count)) : null;
        colors = new byte[0];
        return new Mesh(positions, triangles.end(positions), own);
    }
}
