package dev.archway.mesh;

import java.util.Locale;

/** What a reader accepts: so many triangles, and coordinates that a jaw could have in any unit that somebody might have taken for millimetres. */
record Limits(int maxTriangles) {

    /** No coordinate lies farther from 0, in millimetres. */
    static final float FARTHEST = 1e6f;

    /** The bits of {@link #FARTHEST}: without their sign, the bits of every greater number, of infinity and of NaN are greater. */
    static final int FARTHEST_BITS = Float.floatToRawIntBits(FARTHEST);

    /** Arrays of three ints each must stay possible. */
    private static final int MOST_EVER = Integer.MAX_VALUE / 3 - 8;

    Limits {
        if (maxTriangles < 1) {
            throw new IllegalArgumentException("maxTriangles is " + maxTriangles + ", it must be at least 1");
        }
        maxTriangles = Math.min(maxTriangles, MOST_EVER);
    }

    /** A mesh has no need of more: three vertices a triangle. */
    int maxVertices() {
        return (int) Math.min(3L * maxTriangles, MOST_EVER);
    }

    static boolean fits(float coordinate) {
        return (Float.floatToRawIntBits(coordinate) & Integer.MAX_VALUE) <= FARTHEST_BITS;
    }

    /** What is wrong with a coordinate that does not fit. */
    static String complaint(String axis, float coordinate) {
        return Float.isFinite(coordinate)
                ? axis + " is " + coordinate + ", beyond ±1,000,000 mm"
                : axis + " is " + coordinate;
    }

    String tooManyTriangles(long triangles) {
        return count(triangles) + " triangles, more than the " + count(maxTriangles) + " accepted";
    }

    /** A count as people read it, with commas. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
