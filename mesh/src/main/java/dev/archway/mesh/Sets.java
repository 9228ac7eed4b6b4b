package dev.archway.mesh;

/** Numbers in sets that are joined, with paths halved (R. E. Tarjan, J. van Leeuwen, Worst-case analysis of set union algorithms, 1984). */
final class Sets {

    private final int[] above;

    Sets(int count) {
        above = new int[count];
        for (int i = 0; i < count; i++) {
            above[i] = i;
        }
    }

    int root(int i) {
        int at = i;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    /** Whether they were in two sets. The lesser root stays, so that the result does not depend on the order. */
    boolean join(int a, int b) {
        int one = root(a);
        int other = root(b);
        above[Math.max(one, other)] = Math.min(one, other);
        return one != other;
    }
}
