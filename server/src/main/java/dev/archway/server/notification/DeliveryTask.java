package dev.archway.server.notification;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dev.archway.server.platform.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** One task for each endpoint, so that each has its turn whatever waits for the others. It goes to rest when nothing waits, while it holds the endpoint, so that nothing is overlooked. */
@Configuration(proxyBeanMethods = false)
class DeliveryTask {

    static final String NAME = "deliver-notifications";

    private static final Duration AFTER_TROUBLE_OF_OURS = Duration.ofSeconds(10);

    @Bean
    CustomTask<Void> deliverNotifications(
            Delivery delivery,
            EndpointRepository endpoints,
            NotificationRepository notifications,
            TransactionTemplate transaction,
            Tasks tasks) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.custom(NAME, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_TROUBLE_OF_OURS))
                .execute((instance, context) -> {
                    UUID endpoint = UUID.fromString(instance.getId());
                    Optional<Instant> notBefore = delivery.drain(endpoint, context.getSchedulerState()::isShuttingDown);
                    return (complete, operations) -> transaction.executeWithoutResult(_ -> {
                        endpoints.hold(endpoint);
                        Optional<Instant> next = notifications.nextDue(endpoint);
                        if (next.isPresent()) {
                            operations.reschedule(complete, later(next.get(), notBefore));
                            tasks.wakeAfterCommit(); // it may be due already
                        } else {
                            operations.remove();
                        }
                    });
                });
    }

    private static Instant later(Instant due, Optional<Instant> notBefore) {
        return notBefore.filter(due::isBefore).orElse(due);
    }
}
