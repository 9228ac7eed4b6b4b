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

/** Packages as the scheduler knows them; the instance of a wanted one is its key. */
@Configuration(proxyBeanMethods = false)
class PackageTasks {

    private static final Logger log = LoggerFactory.getLogger(PackageTasks.class);

    @Bean
    OneTimeTask<Void> makeWantedPackage(Packages packages, dev.archway.server.platform.Tasks tasks) {
        return Tasks.oneTime(Packages.TASK)
                .onFailure(tasks.retries(instance -> packages.giveUp(PackageKey.parse(instance))))
                .execute((instance, context) -> packages.make(PackageKey.parse(instance.getId())));
    }

    @Bean
    RecurringTask<Void> dropUnusedPackages(Packages packages) {
        return Tasks.recurring("drop-unused-packages", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) ->
                        log.debug("{} packages were not used for long and are gone", packages.dropUnused()));
    }
}
