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
                codes[value] = code++ << 8 | length;
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
        int bits = size(value);
        int code = codes[bits];
        out.put(code >> 8 << bits | extra(value, bits), (code & 0xff) + bits);
    }

    /** Says that the block has no more coefficients. */
    void end(BitStream out) {
        out.put(codes[END] >> 8, codes[END] & 0xff);
    }

    /** Writes a block's coefficients after the mean: for each, the zeros before it and how many bits it has as one symbol; then its bits. */
    void coefficients(BitStream out, Blocks blocks, int block) {
        int before = 0;
        long word = 0;
        int length = 0;
        for (long rest = blocks.present(block); rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest);
            int zeros = at - before - 1;
            for (; zeros > 15; zeros -= 16) {
                out.put((int) word, length);
                word = codes[ZEROS] >> 8;
                length = codes[ZEROS] & 0xff;
            }
            int value = Math.min(Math.max(blocks.value(block, at), -LARGEST), LARGEST);
            int bits = size(value);
            int code = codes[zeros << 4 | bits];
            int more = (code & 0xff) + bits;
            if (length + more > 32) {
                out.put((int) word, length);
                length = 0;
            }
            word = word << more | (long) (code >> 8) << bits | extra(value, bits);
            length += more;
            before = at;
        }
        out.put((int) word, length);
        if (before < 63) {
            end(out);
        }
    }

    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    /** The bits of a number; one less for a negative number. */
    private static int extra(int value, int bits) {
        return (value + (value >> 31)) & ((1 << bits) - 1);
    }
}
