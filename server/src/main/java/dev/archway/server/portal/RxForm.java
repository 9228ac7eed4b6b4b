package dev.archway.server.portal;

import dev.archway.server.account.Company;
import dev.archway.server.patient.NewPatient;
import dev.archway.server.prescription.AskedRx;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Guid;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.wire.Gender;
import dev.archway.wire.Prep;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.ScanRequest;
import dev.archway.wire.UnitType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A new Rx as far as somebody has filled it in, kept as it was typed.
 *
 * @param rx what makes sending it twice the same as sending it once
 * @param find words to look for patients by
 * @param patient the id of a patient who is known; empty for a new one
 * @param another whether the new patient is known to be nobody of those who look alike
 * @param lab a number; empty for none; null until the question was on the page
 * @param teeth those with a unit type, in the order of their ADA numbers
 */
public record RxForm(
        String rx,
        String find,
        String patient,
        String firstName,
        String lastName,
        String chartNumber,
        String gender,
        String dateOfBirth,
        boolean another,
        String doctor,
        ProcedureChoice procedure,
        @Nullable String lab,
        List<WantedTooth> teeth,
        String notes) {

    /** The teeth of both jaws. */
    public static final int TEETH = 32;

    private static final int NOT_A_NUMBER = -1;

    public RxForm {
        teeth = List.copyOf(teeth);
    }

    /** A tooth to prepare, as the form sends it. */
    public record WantedTooth(int ada, String unit, String bridge) {

        Prep prep() {
            int type = (int) number(unit);
            String name = UnitType.of(type).map(UnitType::text).orElse(null);
            return new Prep(ada, type, name, bridge.matches("[1-9]") ? Integer.valueOf(bridge) : null);
        }
    }

    /** Reads a form; what it does not have is empty. */
    public static RxForm of(MultiValueMap<String, String> fields) {
        UnaryOperator<String> one = name -> {
            String value = fields.getFirst(name);
            return value == null ? "" : value;
        };
        List<WantedTooth> teeth = new ArrayList<>();
        for (int ada = 1; ada <= TEETH; ada++) {
            if (!one.apply("unit" + ada).isEmpty()) {
                teeth.add(new WantedTooth(ada, one.apply("unit" + ada), one.apply("bridge" + ada)));
            }
        }
        String rx = one.apply("rx");
        return new RxForm(
                rx.isEmpty() ? UUID.randomUUID().toString() : rx,
                one.apply("find"),
                one.apply("patient"),
                one.apply("firstName"),
                one.apply("lastName"),
                one.apply("chartNumber"),
                one.apply("gender"),
                one.apply("dateOfBirth"),
                one.apply("another").equals("yes"),
                one.apply("doctor"),
                ProcedureChoice.of(one.apply("procedure"), one.apply("type"), one.apply("destination")),
                fields.getFirst("lab"),
                teeth,
                one.apply("notes"));
    }

    /** The same for that doctor, unless one was chosen. */
    RxForm withDoctor(String usual) {
        return with(doctor.isEmpty() ? usual : doctor, lab);
    }

    /** The same with the only lab that there is, until somebody decides otherwise. A lab that does not fit is none, unless it is {@code kept} to be told about. */
    RxForm withLab(List<Company> labs, boolean kept) {
        boolean fits = labs.stream().anyMatch(each -> each.id().toString().equals(lab));
        String usual = labs.size() == 1 && lab == null ? labs.getFirst().id().toString() : "";
        String fitting = fits || (kept && lab != null) ? lab : usual;
        return with(doctor, labs.isEmpty() && !kept ? null : fitting);
    }

    private RxForm with(String forDoctor, @Nullable String toLab) {
        return new RxForm(
                rx,
                find,
                patient,
                firstName,
                lastName,
                chartNumber,
                gender,
                dateOfBirth,
                another,
                forDoctor,
                procedure,
                toLab,
                teeth,
                notes);
    }

    /** The patient who is known; null for a new one, and for an id that is none. */
    public @Nullable PatientId known() {
        try {
            return patient.isEmpty() ? null : PatientId.parse("Patient", patient);
        } catch (Invalid _) {
            return null;
        }
    }

    /** The new patient that was typed so far. */
    public NewPatient typed() {
        return new NewPatient(firstName, lastName, chartNumber, null, null);
    }

    /** Whether anything of a new patient was typed. */
    public boolean isTyped() {
        return !(firstName + lastName + chartNumber).isBlank();
    }

    public List<Prep> preps() {
        return teeth.stream().map(WantedTooth::prep).toList();
    }

    /** The unit type of a tooth; empty when it is not to be prepared. */
    public String unit(int ada) {
        return teeth.stream()
                .filter(tooth -> tooth.ada() == ada)
                .map(WantedTooth::unit)
                .findFirst()
                .orElse("");
    }

    public String bridge(int ada) {
        return teeth.stream()
                .filter(tooth -> tooth.ada() == ada)
                .map(WantedTooth::bridge)
                .findFirst()
                .orElse("");
    }

    /** The same as a service takes it. */
    public AskedRx asked(CompanyId clinic) {
        ProcedureMap line = procedure.line();
        ScanRequest request = new ScanRequest(
                clinic.value(),
                doctor.isEmpty() ? null : number(doctor),
                null,
                firstName.strip(),
                lastName.strip(),
                chartNumber.strip(),
                sex(),
                dateOfBirth,
                notes,
                lab == null || lab.isEmpty() ? null : number(lab),
                line == null ? null : line.id());
        return new AskedRx(new RxId(Guid.parse("Rx", rx)), known(), another, request, preps());
    }

    private @Nullable Gender sex() {
        try {
            return gender.isEmpty() ? null : Gender.of(gender);
        } catch (IllegalArgumentException _) {
            return null; // only a form that was not made here says anything else
        }
    }

    /** What is no number is one that nothing has. */
    private static long number(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : NOT_A_NUMBER;
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "RxForm[" + rx + "]";
    }
}
