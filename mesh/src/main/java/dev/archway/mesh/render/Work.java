package dev.archway.mesh.render;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Shares numbered pieces of work among the processors and returns when all are done. The caller works too; no thread is left behind. */
final class Work {

    private static final int ROWS = 32;

    private Work() {}

    /** Shares the rows of a picture; each worker gets several that follow one another. */
    static void shareRows(int rows, Supplier<IntConsumer> worker) {
        share((rows + ROWS - 1) / ROWS, () -> {
            IntConsumer own = worker.get();
            return piece -> {
                for (int row = piece * ROWS; row < Math.min((piece + 1) * ROWS, rows); row++) {
                    own.accept(row);
                }
            };
        });
    }

    /**
     * @param pieces how many pieces there are: 0 to {@code pieces - 1}
     * @param worker makes what one worker needs for itself, such as its buffers
     */
    static void share(int pieces, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        int workers = Math.min(pieces, Runtime.getRuntime().availableProcessors());
        IntStream.range(0, workers).parallel().forEach(ignored -> {
            int piece = next.getAndIncrement();
            if (piece < pieces) {
                IntConsumer own = worker.get();
                for (; piece < pieces; piece = next.getAndIncrement()) {
                    own.accept(piece);
                }
            }
        });
    }
}
