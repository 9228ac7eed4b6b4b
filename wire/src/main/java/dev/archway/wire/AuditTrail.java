package dev.archway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what people and devices did at a company, newest first. Beyond the documents.
 *
 * @param hasMore whether there is more after this page
 */
public record AuditTrail(List<Entry> entries, boolean hasMore) {

    public AuditTrail {
        entries = List.copyOf(entries);
    }

    /**
     * One act.
     *
     * @param kind "SignIn", "Pairing", "Setting", "Move" or "Download"
     * @param actor who did it, such as "scanner EL5D-0001", "user 1001 with sandbox-dpms" or "archway"
     * @param what it was, in a few words
     * @param orderId the order that it is about; null when it is about none
     * @param revision the set of files that it is about; null when it is about none
     * @param detail more of it, such as the reason of a return; null when there is no more
     */
    public record Entry(
            Instant at,
            String kind,
            String actor,
            String what,
            @Nullable Long orderId,
            @Nullable Integer revision,
            @Nullable String detail) {}
}
