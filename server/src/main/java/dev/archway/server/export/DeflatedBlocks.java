package dev.archway.server.export;

import dev.archway.server.platform.HeavyWork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Queue<Deflation> deflations;

    /** Blocks that are deflated and can be filled anew. */
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

    /** What is to be deflated, from {@link #WINDOW} on, and before it the end of the block before, from {@link #start} on. */
    private byte[] block = new byte[WINDOW + BLOCK];

    private int start = WINDOW;
    private int filled = WINDOW;
    private long written;

    /**
     * @param out stays open
     * @param packed whether the content is packed already, so that it stays as it is
     * @param deflations those at leisure, of several streams perhaps; for many threads
     */
    DeflatedBlocks(OutputStream out, boolean packed, HeavyWork heavy, Queue<Deflation> deflations) {
        this.out = out;
        this.packed = packed;
        this.heavy = heavy;
        this.deflations = deflations;
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
        if (!last) {
            byte[] used = spare.poll();
            block = used == null ? new byte[WINDOW + BLOCK] : used;
            System.arraycopy(content, BLOCK, block, 0, WINDOW);
            start = 0;
            filled = WINDOW;
        }
        blocks.add(heavy.begin(() -> {
            byte[] deflated =
                    packed ? Deflation.stored(content, WINDOW, to, last) : deflate(content, from, WINDOW, to, last);
            spare.add(content);
            return deflated;
        }));
    }

    private byte[] deflate(byte[] content, int from, int begin, int end, boolean last) {
        Deflation used = deflations.poll();
        Deflation deflation = used == null ? new Deflation() : used;
        byte[] deflated = deflation.of(content, from, begin, end, last);
        deflations.add(deflation);
        return deflated;
    }

    private void writeFirst() throws IOException {
        byte[] first = heavy.joinHere(blocks.remove(), blocks);
        out.write(first);
        written += first.length;
    }
}
