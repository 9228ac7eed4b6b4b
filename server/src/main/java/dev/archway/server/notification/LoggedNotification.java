package dev.archway.server.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as those see it whom it concerns.
 *
 * @param id the {@code webhook-id} of every attempt
 * @param event why it was made
 * @param companyId the company whose pairing it is
 * @param attempts how often it was sent, replays included
 * @param nextAttemptAt when it is sent, unless its endpoint is paused; null when it waits no more
 */
public record LoggedNotification(
        UUID id,
        String event,
        long companyId,
        String partner,
        UUID endpointId,
        long orderId,
        UUID rxId,
        int revision,
        String state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure) {

    /**
     * Some of them, newest first.
     *
     * @param next what to ask for as {@code Before} to see the following ones; null at the end
     */
    public record Page(
            List<LoggedNotification> results, @Nullable Long next) {}
}
