package dev.archway.server.portal;

import dev.archway.server.patient.NewPatient;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.PatientEdit;
import dev.archway.server.shared.Refusal.WrongField;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.util.MultiValueMap;

/**
 * A patient's facts as somebody typed them.
 *
 * @param seen when the patient that he saw was changed last
 * @param wrong the fields that are not accepted, in small letters
 */
public record PatientForm(
        String firstName,
        String lastName,
        String chartNumber,
        String gender,
        String dateOfBirth,
        String seen,
        Set<String> wrong) {

    public PatientForm {
        wrong = Set.copyOf(wrong);
    }

    /** What is known already. */
    public static PatientForm of(Patient patient) {
        String chart = patient.chartNumber();
        LocalDate birth = patient.dateOfBirth();
        return new PatientForm(
                patient.firstName(),
                patient.lastName(),
                chart == null ? "" : chart,
                patient.gender() == null ? "" : patient.gender().text(),
                birth == null ? "" : birth.toString(),
                patient.updatedAt().toString(),
                Set.of());
    }

    /** Reads a form; what it does not have is empty. */
    public static PatientForm of(MultiValueMap<String, String> fields) {
        UnaryOperator<String> one = name -> {
            String value = fields.getFirst(name);
            return value == null ? "" : value;
        };
        return new PatientForm(
                one.apply("firstName"),
                one.apply("lastName"),
                one.apply("chartNumber"),
                one.apply("gender"),
                one.apply("dateOfBirth"),
                one.apply("seen"),
                Set.of());
    }

    /** The same with what is wrong with it. */
    public PatientForm with(List<WrongField> fields) {
        Set<String> names = new HashSet<>();
        fields.forEach(field -> names.add(field.field().toLowerCase(Locale.ROOT)));
        return new PatientForm(firstName, lastName, chartNumber, gender, dateOfBirth, seen, names);
    }

    public PatientEdit edit() {
        return new PatientEdit(firstName.strip(), lastName.strip(), chartNumber.strip(), gender, dateOfBirth);
    }

    /** What is compared with other patients. */
    public NewPatient names() {
        return new NewPatient(firstName, lastName, chartNumber, null, null);
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientForm";
    }
}
