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
 * @param allowPrivate whether loopback and private addresses are notified; when absent, they are in the sandbox and are not in production
 */
@ConfigurationProperties("archway.notification")
record NotificationProperties(
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retrySchedule,

        @DefaultValue("15s") Duration timeout,
        @Nullable Boolean allowPrivate) {}
