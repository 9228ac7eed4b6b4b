package dev.archway.server.audit;

import dev.archway.server.order.OrderFilter;
import dev.archway.server.shared.CompanyId;
import org.jspecify.annotations.Nullable;

/**
 * What whoever runs the server wants to know of what was done: all to which everything applies that is not null.
 *
 * @param actor "user 1001" or "scanner EL5D-0001", with whatever software
 * @param times when it was done
 */
public record AuditQuestion(
        @Nullable CompanyId company,
        @Nullable String actor,
        @Nullable Kind kind,
        OrderFilter times) {

    /** What acts are about. */
    public enum Kind {
        SIGN_IN,
        PAIRING,
        SETTING,
        PATIENT,
        SHARE,
        MOVE,
        DOWNLOAD
    }
}
