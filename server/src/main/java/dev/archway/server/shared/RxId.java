package dev.archway.server.shared;

import java.util.UUID;

/** A prescription. */
public record RxId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
