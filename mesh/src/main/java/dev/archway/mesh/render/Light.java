package dev.archway.mesh.render;

import org.jspecify.annotations.Nullable;

/**
 * Soft light that is fixed to the camera: a wide key light from above and the left, a weaker fill light from the right, so that both halves of an arch are lit alike, a
 * light at the camera, a sheen. Colours of a scan are hardly shaded, since
 * they were taken under the scanner's own light; plaster is shaded more, since its shape is all there is to see.
 */
final class Light {

    /** Plaster, for meshes without colours. */
    private static final int PLASTER = 0xefe4d3;

    /** How far red stays behind when light goes, and blue goes ahead. */
    private static final float WARMTH = 0.08f;

    private static final float KEY_X = -0.40f;
    private static final float KEY_Y = 0.58f;
    private static final float KEY_Z = 0.71f;

    private static final float FILL_X = 0.62f;
    private static final float FILL_Y = 0.12f;
    private static final float FILL_Z = 0.775f;

    /** The direction half way between key light and camera, where the sheen is. */
    private static final float HALF_X = -0.216f;

    private static final float HALF_Y = 0.314f;
    private static final float HALF_Z = 0.925f;

    private final float ambient;
    private final float key;
    private final float fill;
    private final float camera;
    private final float sheen;
    private final byte @Nullable [] colors;

    Light(byte @Nullable [] colors) {
        this.colors = colors;
        ambient = colors == null ? 0.36f : 0.61f;
        key = colors == null ? 0.46f : 0.26f;
        fill = colors == null ? 0.24f : 0.14f;
        camera = 0.08f;
        sheen = colors == null ? 14 : 16;
    }

    /**
     * The colour of a vertex.
     *
     * @param vertex its number
     * @param x its normal, to the right of the picture
     * @param y to the top
     * @param z to the eye
     * @return 0xRRGGBB
     */
    int shade(int vertex, float x, float y, float z) {
        float wrapped = 0.5f + 0.5f * (x * KEY_X + y * KEY_Y + z * KEY_Z);
        float filled = 0.5f + 0.5f * (x * FILL_X + y * FILL_Y + z * FILL_Z);
        float light = ambient + key * wrapped * wrapped + fill * filled * filled + camera * Math.max(z, 0);
        float gloss = Math.max(x * HALF_X + y * HALF_Y + z * HALF_Z, 0);
        gloss *= gloss;
        gloss *= gloss;
        gloss *= gloss;
        gloss *= gloss;
        float shine = sheen * gloss * gloss;
        if (colors == null) {
            return pack(PLASTER >> 16, (PLASTER >> 8) & 0xff, PLASTER & 0xff, light, shine, WARMTH * (1 - light));
        }
        int at = 3 * vertex;
        return pack(colors[at] & 0xff, colors[at + 1] & 0xff, colors[at + 2] & 0xff, light, shine, 0);
    }

    private static int pack(int red, int green, int blue, float light, float shine, float warmth) {
        return (int) Math.min(red * (light + warmth) + shine, 255) << 16
                | (int) Math.min(green * light + shine, 255) << 8
                | (int) Math.min(blue * (light - warmth) + shine, 255);
    }
}
