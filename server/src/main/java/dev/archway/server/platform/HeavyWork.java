package dev.archway.server.platform;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where meshes are read, drawn and packed: as many threads as processors. They bound the memory that processing takes, and they are the operating system's own
 * threads, so that requests, which run on virtual ones, get their turn meanwhile.
 */
@Component
public class HeavyWork implements DisposableBean {

    private final ThreadPoolExecutor threads;

    public HeavyWork() {
        this(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /** With that many threads. */
    public HeavyWork(int threads) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("heavy-", 0).daemon().factory());
    }

    /** Begins as soon as a thread is free; what it throws comes out of {@link #join}. */
    public <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /** Waits for work and hands its result on, or the exception that it ended with. */
    public static <T> T join(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted, probably because the server stops", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IOException(e);
            }
        }
    }

    /** Like {@link #join}, on one of these threads: what no other has begun is done here, so that heavy work can wait for heavy work. */
    public <T> T joinHere(Future<T> work) throws IOException {
        return joinHere(work, List.of());
    }

    /** The same; while another thread is at it, what else no other has begun is done here, so that nobody waits as long as there is something to do. */
    public <T> T joinHere(Future<T> work, Iterable<? extends Future<?>> meanwhile) throws IOException {
        runUnlessBegun(work);
        Iterator<? extends Future<?>> others = meanwhile.iterator();
        while (!work.isDone() && others.hasNext()) {
            runUnlessBegun(others.next());
        }
        return join(work);
    }

    /** What is done here must not wait on for a thread with its result in hand. */
    private void runUnlessBegun(Future<?> work) {
        if (work instanceof RunnableFuture<?> own && threads.remove(own)) {
            own.run();
        }
    }

    /** How much no thread has begun. */
    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
