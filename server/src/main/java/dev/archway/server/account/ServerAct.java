package dev.archway.server.account;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the server, or by somebody who belongs to no company, for whoever runs it; published in the transaction that does it.
 *
 * @param actor "user 1007"
 * @param what was done, in a few words
 * @param detail more of it; null when there is no more to say
 */
public record ServerAct(
        CompanyAct.Kind kind,
        String actor,
        String what,
        @Nullable String detail) {

    /** A change of the server. */
    public ServerAct(String actor, String what, @Nullable String detail) {
        this(CompanyAct.Kind.SETTING, actor, what, detail);
    }
}
