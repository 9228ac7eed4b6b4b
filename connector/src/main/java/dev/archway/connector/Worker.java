package dev.archway.connector;

import dev.archway.client.SignInNeeded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The one thread that polls and imports: it sleeps until the next poll or try is due, or until it is woken. */
final class Worker implements AutoCloseable {

    private static final Duration WHILE_UNREACHABLE = Duration.ofSeconds(15);

    private final ConnectorSettings settings;
    private final Intake intake;
    private final Clock clock;
    private final Semaphore calls = new Semaphore(0);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "connector");
    private volatile boolean closing;
    private Instant nextPoll = Instant.MIN;
    private Instant nextSweep = Instant.MIN;

    Worker(ConnectorSettings settings, Intake intake, Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    void wake() {
        calls.release();
    }

    /** Waits for the end; throws what ended it, if it was not {@link #close}. */
    void await() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private void run() {
        try {
            while (!closing) {
                sleep(round());
            }
            ended.complete(null);
        } catch (InterruptedException stop) {
            ended.complete(null);
        } catch (RuntimeException | Error failure) {
            if (closing && !(failure instanceof SignInNeeded)) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(failure);
            }
        }
    }

    /** Does what is due; the answer is when something will be due again. */
    Instant round() {
        Instant now = clock.instant();
        if (!now.isBefore(nextPoll)) {
            boolean all = !now.isBefore(nextSweep);
            boolean through = intake.poll(all);
            nextPoll = now.plus(settings.pollEvery());
            if (all && through) {
                nextSweep = now.plus(settings.sweepEvery());
            }
        }
        Intake.Drained drained = intake.drain(() -> closing);
        if (drained.unreachable()) {
            Instant later = clock.instant().plus(WHILE_UNREACHABLE);
            return later.isBefore(nextPoll) ? later : nextPoll;
        }
        Optional<Instant> nextTry = intake.nextTry();
        return nextTry.isPresent() && nextTry.get().isBefore(nextPoll) ? nextTry.get() : nextPoll;
    }

    private void sleep(Instant until) throws InterruptedException {
        long millis = Math.max(0, Duration.between(clock.instant(), until).toMillis());
        if (calls.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    @Override
    public void close() {
        closing = true;
        if (thread.isAlive() && !thread.equals(Thread.currentThread())) {
            thread.interrupt();
            joinIfNotHurried();
        }
    }

    private void joinIfNotHurried() {
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
