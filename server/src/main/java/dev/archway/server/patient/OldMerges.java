package dev.archway.server.patient;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets patients who were merged into others when that cannot be taken back any more. */
@Configuration(proxyBeanMethods = false)
class OldMerges {

    private static final Logger log = LoggerFactory.getLogger(OldMerges.class);

    @Bean
    RecurringTask<Void> sweepOldMerges(PatientMergeRepository merges, Clock clock) {
        return Tasks.recurring("sweep-old-merges", FixedDelay.ofHours(1))
                .execute((instance, context) -> log.debug(
                        "{} merges cannot be taken back any more",
                        merges.sweep(clock.instant().minus(PatientMerges.UNDOABLE))));
    }
}
