package dev.archway.server.scan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.archway.server.shared.CompanyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Clears away what uploads leave: those of completed and abandoned scans, those that nobody went on with, and scans that were opened and forgotten. */
@Component
class UploadLeftovers {

    private static final Logger log = LoggerFactory.getLogger(UploadLeftovers.class);
    private static final Duration FORGOTTEN = Duration.ofDays(7);
    private static final Duration GRACE = Duration.ofDays(1);

    private final UploadRepository uploads;
    private final ScanRepository scans;
    private final UploadFiles files;
    private final Clock clock;

    UploadLeftovers(UploadRepository uploads, ScanRepository scans, UploadFiles files, Clock clock) {
        this.uploads = uploads;
        this.scans = scans;
        this.files = files;
        this.clock = clock;
    }

    /** The uploads of a scan that is complete; what fails here waits for the sweep. */
    void clear(CompanyId company, UUID scan) {
        try {
            for (UUID upload : uploads.deleteOf(company, scan)) {
                files.delete(upload);
            }
        } catch (IOException | RuntimeException e) {
            log.warn("uploads of the completed scan {} stay until the next sweep", scan, e);
        }
    }

    void sweep() throws IOException {
        Instant now = clock.instant();
        uploads.deleteExpired(now);
        scans.abandonBefore(now.minus(FORGOTTEN));
        scans.deleteUploadsOfEnded();
        // the row comes after the file: a young file without one may be about to get it
        List<UUID> old = files.before(now.minus(GRACE));
        Set<UUID> rowless = new HashSet<>(old);
        rowless.removeAll(uploads.among(old));
        for (UUID upload : rowless) {
            files.delete(upload);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        RecurringTask<Void> sweepUploads(UploadLeftovers leftovers) {
            return Tasks.recurring("sweep-uploads", Schedules.fixedDelay(Duration.ofHours(1)))
                    .execute((instance, context) -> {
                        try {
                            leftovers.sweep();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
