package dev.archway.mesh.render;

import java.util.function.IntConsumer;

/** The straight pieces of edges along rows or along columns, smoothed; a worker's own. */
final class Lines implements IntConsumer {

    private static final long EACH = 0x0101010101010101L;

    private final Edges edges;
    private final int width;
    private final Changes changes;

    /** The edges of these lines, and those that cross them. */
    private final int side;

    private final int crossing;

    /** From a pixel's edges to those of the next along the line, and of the neighbour on the other side of it. */
    private final int along;

    private final int across;

    /** The same, from pixel to pixel. */
    private final int forward;

    private final int beyond;

    private Lines(Edges edges, int width, boolean rows, Changes changes) {
        this.edges = edges;
        this.width = width;
        this.changes = changes;
        side = rows ? Edges.TOP : Edges.LEFT;
        crossing = rows ? Edges.LEFT : Edges.TOP;
        along = rows ? 1 : edges.stride;
        across = rows ? edges.stride : 1;
        forward = rows ? 1 : width;
        beyond = rows ? width : 1;
    }

    static Lines alongRows(Edges edges, int width, Changes changes) {
        return new Lines(edges, width, true, changes);
    }

    static Lines alongColumns(Edges edges, int width, Changes changes) {
        return new Lines(edges, width, false, changes);
    }

    /** Smooths the lines that begin in a row. */
    @Override
    public void accept(int y) {
        int from = edges.at(0, y);
        for (int i = from; i < from + width; i += Edges.AT_ONCE) {
            long starts = edges.eight(i) & ~edges.eight(i - along) & side * EACH;
            for (; starts != 0; starts &= starts - 1) {
                int at = i + (Long.numberOfTrailingZeros(starts) >> 3);
                smooth(at, y * width + at - from);
            }
        }
    }

    private void smooth(int edge, int pixel) {
        int end = edge;
        int length = 0;
        while ((edges.one(end) & side) != 0) {
            end += along;
            length++;
        }
        int first = step(edge);
        int last = step(end);
        // a step of one by one belongs to a line in either direction, but for the tip of something
        int whole = length == 1 && first != last ? Changes.WHOLE / 2 : Changes.WHOLE;
        half(pixel, forward, first, length, whole);
        half(pixel + (length - 1) * forward, -forward, last, length, whole);
    }

    /** How the edge goes on at an end of the line: 1 a pixel beyond, -1 a pixel back, 0 if neither, or more than a pixel. */
    private int step(int end) {
        boolean up = (edges.one(end - across) & crossing) != 0;
        boolean down = (edges.one(end) & crossing) != 0;
        if (up == down) {
            return 0;
        }
        if (up) {
            return (edges.one(end - 2 * across) & crossing) == 0 ? 1 : 0;
        }
        return (edges.one(end + across) & crossing) == 0 ? -1 : 0;
    }

    /** The edge's line runs from half a pixel beside an end to the middle. */
    private void half(int pixel, int forward, int step, int length, int whole) {
        if (step == 0) {
            return;
        }
        float middle = length * 0.5f;
        for (int i = 0; i < middle; i++) {
            float to = Math.min(i + 1, middle);
            float area = (to - i) * (0.5f - (i + to) / (2 * length));
            int at = pixel + i * forward;
            if (step > 0) {
                changes.add(at - beyond, at, (int) (whole * area));
            } else {
                changes.add(at, at - beyond, (int) (whole * area));
            }
        }
    }
}
