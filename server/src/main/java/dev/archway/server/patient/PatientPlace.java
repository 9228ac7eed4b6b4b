package dev.archway.server.patient;

import dev.archway.server.shared.Invalid;
import java.time.DateTimeException;
import java.time.Instant;

/** Where a list of patients goes on: after that one. */
public record PatientPlace(Instant seenAt, long number) {

    private static final String ACCEPTED = "the place that the list before it gave";

    /** Reads what {@link #toString} wrote. */
    public static PatientPlace parse(String text) {
        int cut = text.indexOf('_');
        try {
            return new PatientPlace(Instant.parse(text.substring(0, cut)), Long.parseLong(text.substring(cut + 1)));
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException _) {
            throw Invalid.field("after", text, ACCEPTED);
        }
    }

    static PatientPlace of(Patient patient) {
        Instant scan = patient.lastScanAt();
        return new PatientPlace(scan == null ? patient.createdAt() : scan, patient.number());
    }

    @Override
    public String toString() {
        return seenAt + "_" + number;
    }
}
