package dev.archway.server.export;

import dev.archway.server.platform.HeavyWork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.zip.Deflater;

/**
 * Deflates what is written to it on the threads for heavy work, block by block, and writes the blocks in their order as one stream (RFC 1951). Each block is deflated with
 * the end of the one before as its dictionary and ends on a whole byte, after M. Adler's pigz; so the bytes depend on nothing but what was written, however many threads
 * there are, and few blocks are in memory at a time.
 */
final class DeflatedBlocks extends OutputStream {

    private static final int BLOCK = 1 << 18;

    /** How far back deflated bytes refer. */
    private static final int WINDOW = 1 << 15;

    private static final int IN_FLIGHT = 2 * Runtime.getRuntime().availableProcessors();

    private final OutputStream out;
    private final int level;
    private final HeavyWork heavy;
    private final Queue<Future<byte[]>> blocks = new ArrayDeque<>();
    private byte[] before = {};
    private byte[] block = new byte[BLOCK];
    private int filled;
    private long written;

    /**
     * @param out stays open
     * @param level of {@link Deflater}
     */
    DeflatedBlocks(OutputStream out, int level, HeavyWork heavy) {
        this.out = out;
        this.level = level;
        this.heavy = heavy;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (filled == BLOCK) {
                next(false);
            }
            int part = Math.min(end - from, BLOCK - filled);
            System.arraycopy(bytes, from, block, filled, part);
            filled += part;
            from += part;
        }
    }

    /** Ends the stream; says how many bytes it has. */
    long finish() throws IOException {
        next(true);
        while (!blocks.isEmpty()) {
            writeFirst();
        }
        return written;
    }

    private void next(boolean last) throws IOException {
        while (blocks.size() >= IN_FLIGHT) {
            writeFirst();
        }
        byte[] dictionary = before;
        byte[] content = block;
        int length = filled;
        blocks.add(heavy.begin(() -> deflated(dictionary, content, length, level, last)));
        before = content;
        block = last ? block : new byte[BLOCK];
        filled = 0;
    }

    private void writeFirst() throws IOException {
        byte[] first = HeavyWork.joinHere(blocks.remove());
        out.write(first);
        written += first.length;
    }

    private static byte[] deflated(byte[] before, byte[] content, int length, int level, boolean last) {
        Deflater deflater = new Deflater(level, true);
        try {
            if (before.length > 0 && level != Deflater.NO_COMPRESSION) {
                deflater.setDictionary(before, before.length - WINDOW, WINDOW);
            }
            deflater.setInput(content, 0, length);
            if (last) {
                deflater.finish();
            }
            byte[] deflated = new byte[length + length / 8 + 64];
            int size = 0;
            // a sync flush that leaves room in the buffer is through
            while (true) {
                size += deflater.deflate(
                        deflated, size, deflated.length - size, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                if (last ? deflater.finished() : size < deflated.length) {
                    return Arrays.copyOf(deflated, size);
                }
                deflated = Arrays.copyOf(deflated, 2 * deflated.length);
            }
        } finally {
            deflater.end();
        }
    }
}
