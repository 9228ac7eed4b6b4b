package dev.archway.server.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clears away what lets nobody in any more; the answer to a caller does not depend on it. */
@Configuration(proxyBeanMethods = false)
class ExpiredTokens {

    private static final Logger log = LoggerFactory.getLogger(ExpiredTokens.class);

    @Bean
    RecurringTask<Void> sweepExpiredTokens(TokenFamilyRepository families, DeviceTokenRepository devices, Clock clock) {
        return Tasks.recurring("sweep-expired-tokens", FixedDelay.ofHours(1)).execute((instance, context) -> {
            Instant now = clock.instant();
            log.debug("{} sign-ins and {} scanner logins were over", families.sweep(now), devices.sweep(now));
        });
    }
}
