package dev.archway.mesh.render;

import java.util.Arrays;

/** What is added to a picture's pixels when all of it is known; a worker's own. */
final class Changes {

    /** All of another pixel's colour. */
    static final int WHOLE = 1 << 16;

    private final int[] pixels;
    private int[] places = new int[1 << 10];
    private int count;

    Changes(int[] pixels) {
        this.pixels = pixels;
    }

    /**
     * Moves a pixel's colour towards another's, by this part of {@link #WHOLE}. Red, green and blue are summed up in one number, which is right again when all changes
     * are made.
     */
    void add(int at, int other, int share) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        int one = pixels[at];
        int two = pixels[other];
        int red = ((two >> 16) - (one >> 16)) * share / WHOLE;
        int green = ((two >> 8 & 0xff) - (one >> 8 & 0xff)) * share / WHOLE;
        int blue = ((two & 0xff) - (one & 0xff)) * share / WHOLE;
        places[count++] = at;
        places[count++] = (red << 16) + (green << 8) + blue;
    }

    void make() {
        for (int i = 0; i < count; i += 2) {
            pixels[places[i]] += places[i + 1];
        }
    }
}
