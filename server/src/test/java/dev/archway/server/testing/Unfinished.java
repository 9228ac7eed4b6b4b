package dev.archway.server.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who do the same at once, without chance: the second begins while the first is through with its work and has not committed it. */
public record Unfinished(TransactionTemplate transaction, JdbcClient jdbc) {

    /** What the second call is refused with once the first has committed; null when it is not. */
    public @Nullable Throwable refusal(Runnable first, Callable<?> second) {
        CompletableFuture<@Nullable Throwable> refusal = new CompletableFuture<>();
        transaction.executeWithoutResult(_ -> {
            first.run();
            Thread.ofVirtual().start(() -> refusal.complete(Assertions.catchThrowable(second::call)));
            Eventually.until("the second call waits or is through", () -> refusal.isDone() || somebodyWaits());
        });
        return refusal.join();
    }

    private boolean somebodyWaits() {
        return jdbc.sql(
                        "select exists (select from pg_locks where not granted and locktype in ('transactionid', 'tuple'))")
                .query(Boolean.class)
                .single();
    }
}
