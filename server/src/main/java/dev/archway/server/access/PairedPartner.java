package dev.archway.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Software that works with a company in somebody's name, and where it wants to be told; null where the partner's own address counts. */
public record PairedPartner(
        String partnerId,
        String partnerName,
        String person,
        @Nullable String callbackUrl,
        Instant since) {}
