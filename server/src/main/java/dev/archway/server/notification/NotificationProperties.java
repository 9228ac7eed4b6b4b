package dev.archway.server.notification;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of notifications.
 *
 * @param retrySchedule the pause after each failed attempt, about a fifth more or less; after the last one a notification is dead
 * @param timeout how long a receiver may take for its whole answer
 * @param longestRetryAfter what counts of a {@code Retry-After} at most
 * @param breakerFailures so many failures in a row, and an endpoint is left alone for a while
 * @param breakerPause for how long at first; twice as long after each probe that fails, too
 * @param breakerLongestPause for how long at most
 * @param secretOverlap for how long the old secret signs beside a new one
 * @param keep for how long ended notifications and the delivery log are kept
 * @param allowPrivate whether loopback and private addresses are notified; when absent, they are in the sandbox and are not in production
 */
@ConfigurationProperties("archway.notification")
record NotificationProperties(
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retrySchedule,

        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1h") Duration longestRetryAfter,
        @DefaultValue("5") int breakerFailures,
        @DefaultValue("30s") Duration breakerPause,
        @DefaultValue("10m") Duration breakerLongestPause,
        @DefaultValue("24h") Duration secretOverlap,
        @DefaultValue("90d") Duration keep,
        @Nullable Boolean allowPrivate) {}
