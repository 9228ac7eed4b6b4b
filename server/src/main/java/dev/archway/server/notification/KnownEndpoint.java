package dev.archway.server.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address where a partner is notified, and how it does.
 *
 * @param registered whether the partner registered it for all its pairings; else it is a pairing's
 * @param events what it is told of
 * @param state Active; Paused: nothing is sent until {@code pausedUntil}; Probing: a single attempt decides; Ended: it answered 410
 * @param signed whether there is a secret, its own or its partner's
 */
public record KnownEndpoint(
        UUID id,
        String partner,
        String url,
        boolean registered,
        List<String> events,
        String state,
        int failuresInARow,
        @Nullable Instant pausedUntil,
        @Nullable Instant endedAt,
        long waiting,
        long dead,
        boolean signed) {}
