package dev.archway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What exactly happened to an order, oldest first. Beyond the documents.
 *
 * @param orderId nine digits
 */
public record OrderHistory(long orderId, List<Event> events) {

    public OrderHistory {
        events = List.copyOf(events);
    }

    /**
     * Something that happened.
     *
     * @param kind "Move", "Artifact", "Download", "Notification" or "Mark" (a lab's remark on a point of a scan)
     * @param what it was, in a few words
     * @param actor who did it, such as "scanner EL5D-0001", "user 1001 with sandbox-dpms" or "archway"
     * @param revision the set of files that it is about; null when it is about none
     * @param status the status that the order got, in the words of whoever asks; null unless it is a move
     * @param detail more of it, such as the reason of a return; null when there is no more
     */
    public record Event(
            Instant at,
            String kind,
            String what,
            String actor,
            @Nullable Integer revision,
            @Nullable String status,
            @Nullable String detail) {}
}
