package dev.archway.server.patient;

import static java.util.Objects.requireNonNull;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.Refusal.WrongField;
import dev.archway.wire.Gender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A patient's facts as a person typed them: all of them, so that what is blank is to be nothing. Names cannot be. */
public record PatientEdit(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String chartNumber,
        @Nullable String gender,
        @Nullable String dateOfBirth) {

    /** The facts; everything that is wrong with them is one {@link Invalid}. */
    NewPatient checked(LocalDate today) {
        List<WrongField> wrong = new ArrayList<>();
        String first = check(wrong, () -> needed("FirstName", firstName));
        String last = check(wrong, () -> needed("LastName", lastName));
        String chart = check(wrong, () -> PatientName.read("ChartNumber", chartNumber));
        Gender sex = check(wrong, this::readGender);
        LocalDate birth = check(wrong, () -> BirthDate.parse("DateOfBirth", dateOfBirth, today));
        if (!wrong.isEmpty()) {
            throw Invalid.fields(wrong);
        }
        return new NewPatient(requireNonNull(first), requireNonNull(last), chart, sex, birth);
    }

    private @Nullable Gender readGender() {
        if (gender == null || gender.isBlank()) {
            return null;
        }
        try {
            return Gender.of(gender);
        } catch (IllegalArgumentException _) {
            throw Invalid.field("Gender", gender, "Male or Female");
        }
    }

    private static String needed(String field, @Nullable String given) {
        String name = PatientName.read(field, given);
        if (name == null) {
            throw Invalid.missing(field, "text of 1 to " + NewPatient.LONGEST_NAME + " characters");
        }
        return name;
    }

    private static <T> @Nullable T check(List<WrongField> wrong, Supplier<? extends @Nullable T> rule) {
        try {
            return rule.get();
        } catch (Invalid e) {
            wrong.addAll(e.fields());
            return null;
        }
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientEdit";
    }
}
