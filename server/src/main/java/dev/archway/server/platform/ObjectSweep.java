package dev.archway.server.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Deletes objects that no row names a day after they were put: a crash between the two leaves one. The files that it interrupted in the making go with them. */
@Component
class ObjectSweep {

    static final Duration GRACE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(ObjectSweep.class);
    private static final int BATCH = 1000;

    private final ObjectStore store;
    private final List<ObjectNames> tables;
    private final Scratch scratch;
    private final Clock clock;

    ObjectSweep(ObjectStore store, List<ObjectNames> tables, Scratch scratch, Clock clock) {
        this.store = store;
        this.tables = tables;
        this.scratch = scratch;
        this.clock = clock;
    }

    /** Says how many objects went. */
    int sweep() throws IOException {
        Instant before = clock.instant().minus(GRACE);
        scratch.deleteBefore(before);
        Set<String> nameless = nameless(before);
        if (nameless.isEmpty()) {
            return 0;
        }
        int deleted = 0;
        for (String sha256 : nameless) {
            // whoever put the same bytes again meanwhile has made the object young, and it stays
            if (store.deleteIfBefore(sha256, before)) {
                deleted++;
            }
        }
        log.info("{} objects that nothing names were deleted", deleted);
        return deleted;
    }

    private Set<String> nameless(Instant before) throws IOException {
        Set<String> nameless = new HashSet<>();
        List<String> batch = new ArrayList<>();
        store.eachBefore(before, sha256 -> {
            batch.add(sha256);
            if (batch.size() == BATCH) {
                nameless.addAll(unnamed(batch));
                batch.clear();
            }
        });
        nameless.addAll(unnamed(batch));
        return nameless;
    }

    private Set<String> unnamed(List<String> batch) {
        Set<String> unnamed = new HashSet<>(batch);
        if (!batch.isEmpty()) {
            tables.forEach(table -> unnamed.removeAll(table.namedAmong(batch)));
        }
        return unnamed;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        RecurringTask<Void> sweepObjects(ObjectSweep sweep) {
            return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
                            "sweep-objects", Schedules.fixedDelay(Duration.ofHours(1)))
                    .execute((instance, context) -> {
                        try {
                            sweep.sweep();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
