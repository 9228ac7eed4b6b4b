package dev.archway.server.export;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measurements as the scheduler knows them; the instance of each is its key. */
@Configuration(proxyBeanMethods = false)
class MeasurementTasks {

    private static final Logger log = LoggerFactory.getLogger(MeasurementTasks.class);

    @Bean
    OneTimeTask<Void> measure(Measurements measurements, dev.archway.server.platform.Tasks tasks) {
        return Tasks.oneTime(Measurements.TASK)
                .onFailure(tasks.retries(instance -> measurements.giveUp(MeasurementKey.parse(instance))))
                .execute((instance, context) -> measurements.make(MeasurementKey.parse(instance.getId())));
    }

    @Bean
    RecurringTask<Void> dropUnusedMeasurements(Measurements measurements) {
        return Tasks.recurring("drop-unused-measurements", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) ->
                        log.debug("{} measurements were not used for long and are gone", measurements.dropUnused()));
    }
}
