package dev.archway.server.patient;

import dev.archway.server.shared.Invalid;
import dev.archway.wire.Gender;
import dev.archway.wire.PatientUpdate;
import dev.archway.wire.PatientUpdateByChart;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a PATCH gives a patient; what is null stays as it is. DPMS API V2, 5.3.2 and 5.4.2. */
record PatientChange(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String chartNumber,
        @Nullable Gender gender,
        @Nullable LocalDate dateOfBirth) {

    static PatientChange of(PatientUpdate update) {
        return new PatientChange(
                        PatientName.read("FirstName", update.firstName()),
                        PatientName.read("LastName", update.lastName()),
                        PatientName.read("ChartNumber", update.chartNumber()),
                        null,
                        null)
                .needed("FirstName, LastName or ChartNumber");
    }

    static PatientChange of(PatientUpdateByChart update, LocalDate today) {
        return new PatientChange(
                        PatientName.read("FirstName", update.firstName()),
                        PatientName.read("LastName", update.lastName()),
                        null,
                        gender(update.gender()),
                        BirthDate.parse("DateOfBirth", update.dateOfBirth(), today))
                .needed("FirstName, LastName, DateOfBirth or Gender");
    }

    /** The patient as it is afterwards. */
    NewPatient applyTo(Patient patient) {
        return new NewPatient(
                firstName == null ? patient.firstName() : firstName,
                lastName == null ? patient.lastName() : lastName,
                chartNumber == null ? patient.chartNumber() : chartNumber,
                gender == null ? patient.gender() : gender,
                dateOfBirth == null ? patient.dateOfBirth() : dateOfBirth);
    }

    private PatientChange needed(String accepted) {
        if (equals(new PatientChange(null, null, null, null, null))) {
            throw Invalid.because("NOTHING_TO_UPDATE", "Nothing is to be updated: " + accepted + " is accepted.");
        }
        return this;
    }

    private static @Nullable Gender gender(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        try {
            return Gender.ofIndex(given);
        } catch (IllegalArgumentException _) {
            throw Invalid.field("Gender", given, "Male, Female, 0 or 1");
        }
    }
}
