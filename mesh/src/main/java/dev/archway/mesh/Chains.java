package dev.archway.mesh;

import java.util.Arrays;

/** Linked lists of numbers, one list for each owner; two lists become one in the time that it takes to walk along the first. */
final class Chains {

    private final int[] heads;
    private final int[] following;

    Chains(int owners, int numbers) {
        heads = new int[owners];
        following = new int[numbers];
        Arrays.fill(heads, -1);
    }

    /** The first number of an owner's list, -1 when there is none. */
    int first(int owner) {
        return heads[owner];
    }

    /** The number after this one, -1 at the end. */
    int next(int number) {
        return following[number];
    }

    void add(int owner, int number) {
        following[number] = heads[owner];
        heads[owner] = number;
    }

    /** Takes the number after {@code previous} away, the first one when {@code previous} is -1; answers the one that comes next. */
    int removeAfter(int owner, int previous) {
        if (previous < 0) {
            heads[owner] = following[heads[owner]];
            return heads[owner];
        }
        following[previous] = following[following[previous]];
        return following[previous];
    }

    /** Puts the other's list behind this owner's. */
    void append(int owner, int other) {
        int last = heads[owner];
        if (last < 0) {
            heads[owner] = heads[other];
        } else {
            while (following[last] >= 0) {
                last = following[last];
            }
            following[last] = heads[other];
        }
        heads[other] = -1;
    }
}
