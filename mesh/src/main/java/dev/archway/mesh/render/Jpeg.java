package dev.archway.mesh.render;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * Writes a picture as a baseline JPEG (ITU-T T.81), with half the resolution for colour, and the tables of that standard's annex K. The JDK's own writer takes five times
 * as long on pictures that are mostly white paper, which is why this one exists.
 */
final class Jpeg {

    /** White after white, in the codes of annex K: no difference and nothing more for four blocks of luma, and for one of each colour difference. */
    private static final int STILL_WHITE = 0b00_1010_00_1010_00_1010_00_1010_00_00_00_00;

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

    private final Stripe stripe;
    private final Blocks upper;
    private final Blocks lower;
    private final Blocks colors;

    private Jpeg(Picture picture, float quality) {
        this.picture = picture;
        // twice the tables at 0, as they are at 0.5, all ones at 1: the scale of the IJG's library
        float scale = quality < 0.5f ? 0.5f / Math.max(quality, 0.01f) : 2 - 2 * Math.min(quality, 1);
        stripe = new Stripe(picture);
        int columns = stripe.units() * Stripe.MCU;
        luma = new Cosine(JPEGQTable.K1Luminance.getScaledInstance(scale, true).getTable(), columns);
        chroma = new Cosine(
                JPEGQTable.K2Chrominance.getScaledInstance(scale, true).getTable(), columns);
        upper = new Blocks(columns);
        lower = new Blocks(columns);
        colors = new Blocks(columns);
        out = new BitStream(picture.width() * picture.height() / 8 + 1024);
    }

    static byte[] encode(Picture picture, float quality) {
        return new Jpeg(picture, quality).encode();
    }

    private byte[] encode() {
        header();
        for (int top = 0; top < picture.height(); top += Stripe.MCU) {
            stripe.read(top);
            transform(stripe.columns());
            write();
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

    private void transform(int columns) {
        stripe.luma(0, upper.rows());
        upper.quantise(luma, columns);
        stripe.luma(8, lower.rows());
        lower.quantise(luma, columns);
        stripe.chroma(colors.rows());
        colors.quantise(chroma, columns);
    }

    private void write() {
        int blue = 0;
        int red = stripe.columns() / Stripe.MCU;
        for (int unit = 0; unit < stripe.units(); unit++) {
            if (stripe.isWhite(unit)) {
                white();
            } else {
                write(upper, 2 * blue, lumaDc, lumaAc, 0);
                write(upper, 2 * blue + 1, lumaDc, lumaAc, 0);
                write(lower, 2 * blue, lumaDc, lumaAc, 0);
                write(lower, 2 * blue + 1, lumaDc, lumaAc, 0);
                write(colors, blue++, chromaDc, chromaAc, 1);
                write(colors, red++, chromaDc, chromaAc, 2);
            }
        }
    }

    private void write(Blocks blocks, int block, Huffman dc, Huffman ac, int channel) {
        int mean = blocks.mean(block);
        dc.difference(out, mean - last[channel]);
        last[channel] = mean;
        ac.coefficients(out, blocks, block);
    }

    private void white() {
        int mean = luma.mean(127);
        if (last[0] == mean && last[1] == 0 && last[2] == 0) {
            out.put(STILL_WHITE, 32);
            return;
        }
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
}
