package dev.archway.server.platform;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How background work runs: by the server's clock, under a name that stays with the data directory, and what a crash interrupted begins again at once. */
@Configuration(proxyBeanMethods = false)
class BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(BackgroundWork.class);

    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }

    /** The data directory belongs to one server at a time, so a name that is kept in it belongs to one scheduler at a time. */
    @Bean
    SchedulerName schedulerName(Keys keys) {
        return new SchedulerName.Fixed(
                keys.get("node-id", () -> UUID.randomUUID().toString()));
    }

    @Bean
    DbSchedulerCustomizer schedulerSettings(SchedulerName name) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(name);
            }
        };
    }

    /** Whatever this scheduler was doing when its process ended is free again, before it starts; the heartbeats of other nodes decide on theirs. */
    @Bean
    SmartInitializingSingleton interruptedWork(JdbcClient jdbc, SchedulerName name) {
        return () -> {
            int freed = jdbc.sql("""
                            update scheduled_tasks
                            set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                            where picked and picked_by = :name
                            """).param("name", name.getName()).update();
            if (freed > 0) {
                log.info("{} tasks were interrupted when this server ended and begin again", freed);
            }
        };
    }
}
