package dev.archway.server.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** One task for each endpoint, so that a slow one holds nobody up. It goes to rest when nothing waits, under the endpoint's lock, so that nothing is overlooked. */
@Configuration(proxyBeanMethods = false)
class DeliveryTask {

    static final String NAME = "deliver-notifications";

    private static final Duration AFTER_TROUBLE_OF_OURS = Duration.ofSeconds(10);

    @Bean
    CustomTask<Void> deliverNotifications(Delivery delivery, Rest rest) {
        return Tasks.custom(NAME, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_TROUBLE_OF_OURS))
                .execute((instance, context) -> {
                    delivery.drain(UUID.fromString(instance.getId()));
                    return rest;
                });
    }

    @Bean
    Rest rest(EndpointRepository endpoints, NotificationRepository notifications, TransactionTemplate transaction) {
        return new Rest(endpoints, notifications, transaction);
    }

    record Rest(EndpointRepository endpoints, NotificationRepository notifications, TransactionTemplate transaction)
            implements CompletionHandler<Void> {

        @Override
        public void complete(ExecutionComplete complete, ExecutionOperations<Void> operations) {
            UUID id = UUID.fromString(complete.getExecution().taskInstance.getId());
            transaction.executeWithoutResult(_ -> {
                Endpoint endpoint = endpoints.lock(id);
                Optional<Instant> next = notifications.nextDue(id);
                if (next.isPresent()) {
                    operations.reschedule(complete, endpoint.notBeforePauseEnds(next.get()));
                } else {
                    operations.remove();
                }
            });
        }
    }
}
