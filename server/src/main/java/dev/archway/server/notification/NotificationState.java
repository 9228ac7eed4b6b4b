package dev.archway.server.notification;

import dev.archway.server.shared.Invalid;
import java.util.Arrays;

/** Where a notification is in its life; all but waiting are ends, from which a replay leads back. */
public enum NotificationState {
    WAITING("Waiting"),
    DELIVERED("Delivered"),
    /** Every attempt failed, or the receiver was away for as long as they take, or it said that it is gone. */
    DEAD("Dead"),
    /** Its receiver was not to be told any more. */
    DROPPED("Dropped");

    private final String wire;

    NotificationState(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static NotificationState of(String field, String text) {
        return Arrays.stream(values())
                .filter(each -> each.wire.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Invalid.field(field, text, "Waiting, Delivered, Dead or Dropped"));
    }
}
