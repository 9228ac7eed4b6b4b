package dev.archway.server.export;

import dev.archway.server.platform.HeavyWork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;

/**
 * Deflates what is written to it on the threads for heavy work, block by block, and writes the blocks in their order as one stream (RFC 1951). Each block is deflated with
 * the end of the one before as its dictionary and ends on a whole byte, after M. Adler's pigz; so the bytes depend on nothing but what was written, however many threads
 * there are, and few blocks are in memory at a time.
 */
final class DeflatedBlocks extends OutputStream {

    private static final int BLOCK = 1 << 18;
    private static final int WINDOW = Deflation.WINDOW;

    private static final int IN_FLIGHT = 2 * Runtime.getRuntime().availableProcessors();

    private final OutputStream out;
    private final boolean packed;
    private final HeavyWork heavy;
    private final Queue<Future<byte[]>> blocks = new ArrayDeque<>();

    /** What is to be deflated, from {@link #WINDOW} on, and before it the end of the block before, from {@link #start} on. */
    private byte[] block = new byte[WINDOW + BLOCK];

    private int start = WINDOW;
    private int filled = WINDOW;
    private long written;

    /**
     * @param out stays open
     * @param packed whether the content is packed already, so that it stays as it is
     */
    DeflatedBlocks(OutputStream out, boolean packed, HeavyWork heavy) {
        this.out = out;
        this.packed = packed;
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
            if (filled == block.length) {
                next(false);
            }
            int part = Math.min(end - from, block.length - filled);
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
        byte[] content = block;
        int from = start;
        int to = filled;
        blocks.add(heavy.begin(() ->
                packed ? Deflation.stored(content, WINDOW, to, last) : Deflation.of(content, from, WINDOW, to, last)));
        if (!last) {
            block = new byte[WINDOW + BLOCK];
            System.arraycopy(content, BLOCK, block, 0, WINDOW);
            start = 0;
            filled = WINDOW;
        }
    }

    private void writeFirst() throws IOException {
        byte[] first = HeavyWork.joinHere(blocks.remove());
        out.write(first);
        written += first.length;
    }
}
