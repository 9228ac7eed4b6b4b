package dev.archway.server.shared;

import java.util.UUID;

/** A patient of one clinic. */
public record PatientId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
