package dev.archway.server.order;

import dev.archway.server.access.ModelerCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.Partner;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.account.Scanner;
import dev.archway.server.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Why an order moved.
 *
 * @param actor who moved it: "scanner EL5D-0001", "user 2001 with sandbox-lms", "archway"
 * @param what happened, in a few words
 * @param detail more of it: a reason that someone gave, what was wrong with a scan; null when there is no more to say
 */
public record Cause(String actor, String what, @Nullable String detail) {

    static Cause by(Scanner scanner, String what) {
        return new Cause("scanner " + scanner.serial(), what, null);
    }

    /** A person who uses a partner's software. */
    public static Cause by(PairedCaller caller, String what, @Nullable String detail) {
        return new Cause(actor(caller), what, detail);
    }

    /** What such a person is called in histories. */
    public static String actor(PairedCaller caller) {
        return actor(caller.user(), caller.partner());
    }

    /** What a person who uses a partner's software is called in histories. */
    private static String actor(UserId user, Partner partner) {
        return CompanyAct.person(user, partner.id());
    }

    /** What a modeler is called there. */
    public static String actor(ModelerCaller caller) {
        return actor(caller.user(), caller.partner());
    }

    /** Somebody who makes models: a person, or Archway itself. */
    public static Cause by(String actor, String what, @Nullable String detail) {
        return new Cause(actor, what, detail);
    }

    public static Cause byArchway(String what, @Nullable String detail) {
        return new Cause("archway", what, detail);
    }
}
