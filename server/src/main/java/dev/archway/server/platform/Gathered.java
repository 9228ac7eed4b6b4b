package dev.archway.server.platform;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions that are asked at the same time, answered by one query: while a query is under way the next questions gather. Each is answered by a query that began after
 * it was asked, so that nobody is told what had changed before. An idle server asks at once; a busy one asks its database no more often than it answers.
 */
public final class Gathered<K, V> {

    private final Function<Set<K>, Map<K, V>> query;
    private final Object lock = new Object();
    private @Nullable Batch<K, V> gathering;
    private boolean asking;

    /** {@code query} answers several keys at once and leaves out those that it does not know. */
    public Gathered(Function<Set<K>, Map<K, V>> query) {
        this.query = query;
    }

    /** The answer for a key; what the query throws comes out here. */
    public Optional<V> get(K key) {
        Batch<K, V> batch;
        boolean mine;
        synchronized (lock) {
            batch = gathering == null ? new Batch<>() : gathering;
            batch.keys.add(key);
            mine = !asking;
            asking = true;
            gathering = mine ? null : batch;
        }
        if (mine) {
            batch.ask(query);
            handOn();
        }
        return batch.answer(key);
    }

    /** Whoever asked for himself does not wait for those who came after him. */
    private void handOn() {
        Batch<K, V> next = takeNext();
        if (next != null) {
            Thread.ofVirtual().name("gathered").start(() -> askFrom(next));
        }
    }

    private void askFrom(Batch<K, V> first) {
        for (Batch<K, V> batch = first; batch != null; batch = takeNext()) {
            batch.ask(query);
        }
    }

    private @Nullable Batch<K, V> takeNext() {
        synchronized (lock) {
            Batch<K, V> next = gathering;
            gathering = null;
            asking = next != null;
            return next;
        }
    }

    /** Questions of one query; nobody adds to it once it is asked. */
    private static final class Batch<K, V> {

        private final Set<K> keys = new HashSet<>();
        private final CompletableFuture<Map<K, V>> answers = new CompletableFuture<>();

        void ask(Function<Set<K>, Map<K, V>> query) {
            try {
                answers.complete(query.apply(keys));
            } catch (RuntimeException | Error e) {
                answers.completeExceptionally(e);
            }
        }

        Optional<V> answer(K key) {
            try {
                return Optional.ofNullable(answers.join().get(key));
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw e;
                }
            }
        }
    }
}
