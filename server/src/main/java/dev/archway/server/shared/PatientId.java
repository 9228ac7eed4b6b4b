package dev.archway.server.shared;

import java.util.UUID;

/** A patient of one clinic. */
public record PatientId(UUID value) {

    /** The id in a body; what is no GUID is {@link Invalid}. */
    public static PatientId parse(String field, String text) {
        return new PatientId(Guid.parse(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
