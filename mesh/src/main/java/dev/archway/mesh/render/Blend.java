package dev.archway.mesh.render;

/**
 * The colours of a triangle's corners, mixed for each pixel on its own: for triangles so large that steps from pixel to pixel would add up to a wrong colour.
 *
 * @param x of the first corner, in pixels
 * @param y of the first corner
 * @param rightB how the second corner's share changes from a pixel to the next
 * @param rightC how the third one's does
 * @param downB how the second corner's share changes from a row to the next
 * @param downC how the third one's does
 * @param a 0xRRGGBB of the first corner
 * @param b of the second
 * @param c of the third
 */
record Blend(float x, float y, double rightB, double rightC, double downB, double downC, int a, int b, int c) {

    /** 0xRRGGBB in the middle of a pixel. */
    int at(int column, int row) {
        double dx = column + 0.5 - x;
        double dy = row + 0.5 - y;
        double ofB = dx * rightB + dy * downB;
        double ofC = dx * rightC + dy * downC;
        return channel(16, ofB, ofC) << 16 | channel(8, ofB, ofC) << 8 | channel(0, ofB, ofC);
    }

    private int channel(int bits, double ofB, double ofC) {
        int first = a >> bits & 0xff;
        double mixed = first + ((b >> bits & 0xff) - first) * ofB + ((c >> bits & 0xff) - first) * ofC;
        return (int) Math.clamp(mixed + 0.5, 0, 255);
    }
}
