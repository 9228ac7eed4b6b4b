package dev.archway.server.access;

import dev.archway.server.shared.UserId;
import java.io.Serializable;
import java.time.Instant;

/** What a browser's session knows of its sign-in: whose it is, since when, and in which edition of that person's sessions. */
record SignedIn(long person, Instant since, long edition) implements Serializable {

    static final String KEY = SignedIn.class.getName();

    UserId user() {
        return new UserId(person);
    }
}
