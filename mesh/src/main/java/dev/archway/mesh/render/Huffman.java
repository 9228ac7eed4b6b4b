package dev.archway.mesh.render;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** One of a JPEG's tables of codes, and the writing of coefficients with it (ITU-T T.81, F.1.2). */
final class Huffman {

    /** Sixteen zeros. */
    private static final int ZEROS = 0xf0;

    /** No more coefficients in this block. */
    private static final int END = 0x00;

    /** Ten bits are the most that baseline has a code for. */
    private static final int LARGEST = 1023;

    private final JPEGHuffmanTable table;

    /** For each symbol its code, and below that in eight bits how many bits the code has. */
    private final int[] codes = new int[256];

    Huffman(JPEGHuffmanTable table) {
        this.table = table;
        int code = 0;
        int symbol = 0;
        short[] counts = table.getLengths();
        for (int length = 1; length <= counts.length; length++) {
            for (int i = 0; i < counts[length - 1]; i++) {
                int value = table.getValues()[symbol++];
                codes[value] = (code++ << 8) | length;
            }
            code <<= 1;
        }
    }

    /** The table as a DHT segment carries it. */
    int[] segment(int number) {
        short[] counts = table.getLengths();
        short[] values = table.getValues();
        int[] segment = new int[17 + values.length];
        segment[0] = number;
        for (int i = 0; i < counts.length; i++) {
            segment[1 + i] = counts[i];
        }
        for (int i = 0; i < values.length; i++) {
            segment[17 + i] = values[i];
        }
        return segment;
    }

    /** Writes how much a block's mean differs from the last one's. */
    void difference(BitStream out, int value) {
        number(out, 0, value);
    }

    /** Says that the block has no more coefficients. */
    void end(BitStream out) {
        out.put(codes[END] >> 8, codes[END] & 0xff);
    }

    /** Writes a block's coefficients after the mean. */
    void coefficients(BitStream out, Blocks blocks, int block) {
        int before = 0;
        for (long rest = blocks.present(block); rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest);
            int zeros = at - before - 1;
            for (; zeros > 15; zeros -= 16) {
                out.put(codes[ZEROS] >> 8, codes[ZEROS] & 0xff);
            }
            number(out, zeros, Math.min(Math.max(blocks.value(block, at), -LARGEST), LARGEST));
            before = at;
        }
        if (before < 63) {
            end(out);
        }
    }

    /** Zeros before a number and how many bits it has, as one symbol; then its bits, one less for a negative number. */
    private void number(BitStream out, int zeros, int value) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        int code = codes[zeros << 4 | bits];
        int extra = (value + (value >> 31)) & ((1 << bits) - 1);
        out.put(code >> 8 << bits | extra, (code & 0xff) + bits);
    }
}
