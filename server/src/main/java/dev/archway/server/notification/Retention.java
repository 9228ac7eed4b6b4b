package dev.archway.server.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clears the delivery log of what is older than {@code archway.notification.keep}; what waits stays, however old. */
@Configuration(proxyBeanMethods = false)
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    @Bean
    RecurringTask<Void> sweepDeliveryLog(
            DeliveryLogRepository deliveries, NotificationProperties properties, Clock clock) {
        return Tasks.recurring("sweep-delivery-log", FixedDelay.ofHours(1)).execute((instance, context) -> {
            int gone = deliveries.sweep(clock.instant().minus(properties.keep()));
            log.debug("{} rows of the delivery log were older than {}", gone, properties.keep());
        });
    }
}
