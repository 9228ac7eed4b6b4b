package dev.archway.server.notification;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends some notifications to one endpoint, as many at once as its pace allows, and stops early when too many fail in a row. Whoever waits for it waits no longer than
 * it wants to: answers that come later are told to somebody else.
 */
final class Burst {

    private final Function<Waiting, Attempt> send;
    private final BiConsumer<Waiting, Attempt> lateAnswer;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Deque<Waiting> unsent;
    private final Set<Waiting> unanswered = new LinkedHashSet<>();
    private final List<Answered> answered = new ArrayList<>();
    private final int allowance;
    private int failuresInARow;
    private int workers;
    private boolean left;

    /**
     * @param allowance so many failures in a row end it
     * @param lateAnswer gets the answers that come when nobody waits any more, on a thread of its own
     */
    Burst(
            List<Waiting> due,
            int allowance,
            Pace pace,
            Function<Waiting, Attempt> send,
            BiConsumer<Waiting, Attempt> lateAnswer) {
        this.unsent = new ArrayDeque<>(due);
        this.allowance = allowance;
        this.pace = pace;
        this.send = send;
        this.lateAnswer = lateAnswer;
    }

    record Answered(Waiting notification, Attempt attempt) {}

    /** What was answered, and what was sent and is not yet; the rest was not sent. */
    record Result(List<Answered> answered, List<Waiting> late) {}

    /** Sends for so long, and then waits as long once more for what is under way. */
    Result run(Duration patience) {
        lock.lock();
        try {
            int first = Math.min(Math.min(pace.free(), allowance), unsent.size());
            for (int i = 0; i < first; i++) {
                startWorker();
            }
            await(patience);
            unsent.clear();
            await(patience);
            left = true;
            unanswered.forEach(_ -> pace.isLate());
            return new Result(List.copyOf(answered), List.copyOf(unanswered));
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration patience) {
        long nanos = patience.toNanos();
        while (workers > 0 && nanos > 0) {
            try {
                nanos = quiet.awaitNanos(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void startWorker() {
        workers++;
        Thread.ofVirtual().name("webhook").start(this::work);
    }

    private void work() {
        Waiting next = next();
        while (next != null) {
            answered(next, send.apply(next));
            next = next();
        }
    }

    /** The next one to send; null when this worker is not needed any more. */
    private @Nullable Waiting next() {
        lock.lock();
        try {
            if (unsent.isEmpty() || workers > Math.max(1, pace.free())) {
                workers--;
                quiet.signalAll();
                return null;
            }
            Waiting next = unsent.removeFirst();
            unanswered.add(next);
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void answered(Waiting notification, Attempt attempt) {
        boolean late = false;
        lock.lock();
        try {
            unanswered.remove(notification);
            late = left;
            if (attempt.isAccepted()) {
                pace.succeeded();
                failuresInARow = 0;
            } else {
                pace.failed();
                failuresInARow++;
            }
            if (late) {
                pace.cameLate();
            } else {
                answered.add(new Answered(notification, attempt));
            }
            if (failuresInARow >= allowance) {
                unsent.clear();
            } else if (attempt.isAccepted() && !unsent.isEmpty() && workers < pace.free()) {
                startWorker();
            }
        } finally {
            lock.unlock();
        }
        if (late) {
            lateAnswer.accept(notification, attempt);
        }
    }
}
