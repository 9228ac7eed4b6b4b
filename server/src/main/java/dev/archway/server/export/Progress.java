package dev.archway.server.export;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far something is that is made when it is asked for; {@code made} is there when it is ready. */
record Progress<T>(State state, @Nullable T made) {

    enum State {
        WANTED,
        READY,
        FAILED
    }

    Optional<T> ready() {
        return Optional.ofNullable(made);
    }

    boolean failed() {
        return state == State.FAILED;
    }
}
