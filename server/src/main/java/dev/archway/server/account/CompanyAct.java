package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did at a company, and that its administrator may want to know one day; published in the transaction that does it. Moves of orders and downloads
 * are none: they are written down where they happen.
 *
 * @param actor "user 1001 with sandbox-dpms", "scanner EL5D-0001"
 * @param what was done, in a few words
 * @param detail more of it; null when there is no more to say
 */
public record CompanyAct(
        CompanyId company,
        Kind kind,
        String actor,
        String what,
        @Nullable String detail) {

    /** What acts are about. */
    public enum Kind {
        SIGN_IN,
        PAIRING,
        SETTING,
        PATIENT,
        /** Links by which scans are shown. */
        SHARE
    }

    /** What a person who uses a partner's software is called in histories. */
    public static String person(UserId user, String partner) {
        return "user " + user + " with " + partner;
    }
}
