package dev.archway.server.patient;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** Reads a name or a chart number that is to be stored. */
public final class PatientName {

    private PatientName() {}

    /** As it was sent; null when it is absent or blank. */
    public static @Nullable String read(String field, @Nullable String given) {
        String name = PlainText.line(field, given, NewPatient.LONGEST_NAME);
        if (ComparedName.key(name).length() > NewPatient.LONGEST_NAME) {
            throw Invalid.field(
                    field, given, "text of at most " + NewPatient.LONGEST_NAME + " characters when normalised (NFC)");
        }
        return name;
    }
}
