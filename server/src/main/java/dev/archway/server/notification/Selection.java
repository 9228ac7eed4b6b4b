package dev.archway.server.notification;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications are meant: those to which everything applies that is not null.
 *
 * @param from made then or later
 * @param before made earlier than that
 * @param doctor about orders of that doctor
 */
public record Selection(
        @Nullable String partner,
        @Nullable CompanyId company,
        @Nullable UUID endpoint,
        @Nullable NotificationState state,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable UserId doctor) {

    public static final Selection ALL = new Selection(null, null, null, null, null, null);

    /** The same whosever orders they are about. */
    public Selection(
            @Nullable String partner,
            @Nullable CompanyId company,
            @Nullable UUID endpoint,
            @Nullable NotificationState state,
            @Nullable Instant from,
            @Nullable Instant before) {
        this(partner, company, endpoint, state, from, before, null);
    }

    /** The dead letters among them. */
    public Selection failed() {
        return new Selection(partner, company, endpoint, NotificationState.DEAD, from, before, doctor);
    }
}
