package dev.archway.mesh.render;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * Writes a picture as a baseline JPEG (ITU-T T.81), with half the resolution for colour, and the tables of that standard's annex K. The JDK's own writer takes five times
 * as long on pictures that are mostly white paper, which is why this one exists.
 */
final class Jpeg {

    private static final int MCU = 16;
    private static final int WHITE = 0xffffff;

    private final Picture picture;
    private final Cosine luma;
    private final Cosine chroma;
    private final BitStream out;
    private final Huffman lumaDc = new Huffman(JPEGHuffmanTable.StdDCLuminance);
    private final Huffman lumaAc = new Huffman(JPEGHuffmanTable.StdACLuminance);
    private final Huffman chromaDc = new Huffman(JPEGHuffmanTable.StdDCChrominance);
    private final Huffman chromaAc = new Huffman(JPEGHuffmanTable.StdACChrominance);

    /** The last mean of luma, blue and red: only the difference is written. */
    private final int[] last = new int[3];

    private final float[][] bright = new float[4][64];
    private final float[] blue = new float[64];
    private final float[] red = new float[64];

    private Jpeg(Picture picture, float quality) {
        this.picture = picture;
        // twice the tables at 0, as they are at 0.5, all ones at 1: the scale of the IJG's library
        float scale = quality < 0.5f ? 0.5f / Math.max(quality, 0.01f) : 2 - 2 * Math.min(quality, 1);
        luma = new Cosine(JPEGQTable.K1Luminance.getScaledInstance(scale, true).getTable());
        chroma = new Cosine(
                JPEGQTable.K2Chrominance.getScaledInstance(scale, true).getTable());
        out = new BitStream(picture.width() * picture.height() / 8 + 1024);
    }

    static byte[] encode(Picture picture, float quality) {
        return new Jpeg(picture, quality).encode();
    }

    private byte[] encode() {
        header();
        for (int y = 0; y < picture.height(); y += MCU) {
            for (int x = 0; x < picture.width(); x += MCU) {
                if (isWhite(x, y)) {
                    white();
                } else {
                    colored(x, y);
                }
            }
        }
        out.flush();
        out.marker(0xd9);
        return out.bytes();
    }

    private void header() {
        out.marker(0xd8);
        // JFIF 1.1, square pixels, no thumbnail
        out.marker(0xe0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
        out.marker(0xdb, luma.segment(0));
        out.marker(0xdb, chroma.segment(1));
        int height = picture.height();
        int width = picture.width();
        // baseline, 8 bits; luma sampled 2 by 2 with table 0, blue and red 1 by 1 with table 1
        out.marker(
                0xc0, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
        out.marker(0xc4, lumaDc.segment(0x00));
        out.marker(0xc4, lumaAc.segment(0x10));
        out.marker(0xc4, chromaDc.segment(0x01));
        out.marker(0xc4, chromaAc.segment(0x11));
        out.marker(0xda, 3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0);
    }

    private boolean isWhite(int left, int top) {
        int[] rgb = picture.rgb();
        int bottom = Math.min(top + MCU, picture.height());
        int right = Math.min(left + MCU, picture.width());
        for (int y = top; y < bottom; y++) {
            int all = WHITE;
            for (int i = y * picture.width() + left; i < y * picture.width() + right; i++) {
                all &= rgb[i];
            }
            if (all != WHITE) {
                return false;
            }
        }
        return true;
    }

    private void white() {
        int mean = luma.mean(127);
        for (int block = 0; block < 4; block++) {
            lumaDc.difference(out, mean - last[0]);
            lumaAc.end(out);
            last[0] = mean;
        }
        for (int channel = 1; channel < 3; channel++) {
            chromaDc.difference(out, -last[channel]);
            chromaAc.end(out);
            last[channel] = 0;
        }
    }

    private void colored(int left, int top) {
        convert(left, top);
        for (float[] block : bright) {
            write(luma, block, lumaDc, lumaAc, 0);
        }
        write(chroma, blue, chromaDc, chromaAc, 1);
        write(chroma, red, chromaDc, chromaAc, 2);
    }

    private void write(Cosine cosine, float[] block, Huffman dc, Huffman ac, int channel) {
        int mean = cosine.transform(block);
        dc.difference(out, mean - last[channel]);
        last[channel] = mean;
        ac.coefficients(out, cosine.coefficients(), cosine.present());
    }

    /** From red, green, blue to luma of four blocks and the colour differences of one (ITU-T T.871). The picture's border is repeated outside. */
    private void convert(int left, int top) {
        int[] rgb = picture.rgb();
        int lastX = picture.width() - 1;
        int lastY = picture.height() - 1;
        for (int y = 0; y < MCU; y += 2) {
            int upper = Math.min(top + y, lastY) * picture.width();
            int lower = Math.min(top + y + 1, lastY) * picture.width();
            for (int x = 0; x < MCU; x += 2) {
                int column = Math.min(left + x, lastX);
                int next = Math.min(left + x + 1, lastX);
                int a = rgb[upper + column];
                int b = rgb[upper + next];
                int c = rgb[lower + column];
                int d = rgb[lower + next];
                float[] block = bright[(y >> 3) * 2 + (x >> 3)];
                int at = (y & 7) * 8 + (x & 7);
                block[at] = luma(a);
                block[at + 1] = luma(b);
                block[at + 8] = luma(c);
                block[at + 9] = luma(d);
                int redBlue = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff);
                float r = (redBlue >>> 16) * 0.25f;
                float g = ((a >> 8 & 0xff) + (b >> 8 & 0xff) + (c >> 8 & 0xff) + (d >> 8 & 0xff)) * 0.25f;
                float u = (redBlue & 0xffff) * 0.25f;
                int half = (y >> 1) * 8 + (x >> 1);
                blue[half] = -0.168736f * r - 0.331264f * g + 0.5f * u;
                red[half] = 0.5f * r - 0.418688f * g - 0.081312f * u;
            }
        }
    }

    private static float luma(int rgb) {
        return 0.299f * (rgb >> 16 & 0xff) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff) - 128;
    }
}
