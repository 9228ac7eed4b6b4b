package dev.archway.server.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Schedules background work in the transaction of its cause, and wakes the scheduler once that transaction is through, so that a chain of steps takes milliseconds and
 * not a polling interval. What a task works on is the name of its instance: ids only.
 */
@Component
public class Tasks {

    private static final int RETRIES = 6;

    // asked for late: the scheduler is made of tasks, and tasks of services that schedule
    private final ObjectProvider<Scheduler> scheduler;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tasks(ObjectProvider<Scheduler> scheduler, TransactionTemplate transaction, Clock clock) {
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Runs a task for an instance once, as soon as the transaction in hand commits; one that waits or runs already is left alone. */
    public void run(String task, String instance) {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<Void>(task, instance), clock.instant());
        wakeAfterCommit();
    }

    /**
     * Runs a task for an instance at that time, whatever time it waited for until now. One that runs at this moment is left alone: a task that is scheduled this way
     * looks for more to do before it ends.
     */
    public void runAt(String task, String instance, Instant time) {
        try {
            scheduler
                    .getObject()
                    .schedule(
                            new TaskInstance<Void>(task, instance),
                            time,
                            ScheduleOptions.defaultOptions().whenExistsReschedule());
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
            return; // it runs: the latter tells that it began between the scheduler's own look and its update
        }
        wakeAfterCommit();
    }

    /** Runs a task that waits now; false when there is none that waits: it is through, or runs at this moment. */
    public boolean retryNow(String task, String instance) {
        try {
            scheduler.getObject().reschedule(TaskInstanceId.of(task, instance), clock.instant());
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException | ExecutionException _) {
            return false;
        }
        wakeAfterCommit();
        return true;
    }

    /**
     * Several more attempts, each three times as long after the one before as that was (three minutes in all), then the end: {@code givenUp} is told the instance, in
     * the transaction that ends it.
     */
    public FailureHandler<Void> retries(Consumer<String> givenUp) {
        return FailureHandler.<Void>maxRetries(RETRIES)
                .withBackoff(Duration.ofMillis(500), 3)
                .then((complete, operations) -> transaction.executeWithoutResult(_ -> {
                    givenUp.accept(complete.getExecution().taskInstance.getId());
                    operations.remove();
                }));
    }

    /** Has the scheduler look for work as soon as the transaction in hand commits, for a task that was scheduled by other means. */
    public void wakeAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake();
                }
            });
        } else {
            wake();
        }
    }

    private void wake() {
        scheduler.getObject().triggerCheckForDueExecutions();
    }
}
