package dev.archway.server.account;

import dev.archway.server.shared.UserId;

/** Whoever runs the server, as the one who changes accounts; that it is one was seen to before. */
public record Administrator(UserId id) {

    /** The same in histories. */
    public String actor() {
        return "user " + id;
    }
}
