package dev.archway.server.portal;

import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.export.Tooth;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.PatientLists;
import dev.archway.server.patient.Patients;
import dev.archway.server.prescription.AskedRx;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.Refusal.WrongField;
import dev.archway.wire.Prep;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.UnitType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what the page of a new Rx shows: what can be chosen, what was found, and what keeps it from being sent. */
@Service
public class RxSheets {

    private static final int FOUND = 8;

    private final Prescriptions prescriptions;
    private final Patients patients;
    private final PatientLists lists;

    RxSheets(Prescriptions prescriptions, Patients patients, PatientLists lists) {
        this.prescriptions = prescriptions;
        this.patients = patients;
        this.lists = lists;
    }

    /** @param tried whether somebody tried to send it: only then fields that are empty still are wrong */
    public RxSheet of(ClinicVisitor visitor, RxForm given, boolean tried) {
        List<User> doctors = prescriptions.doctorsFor(visitor.caller());
        ProcedureMap line = given.procedure().line();
        List<Company> labs = line == null
                ? List.of()
                : prescriptions.labsFor(visitor.company().id(), line);
        RxForm form = given.withDoctor(onlyOrSelf(doctors, visitor)).withLab(labs, tried);
        PatientId known = form.known();
        Patient chosen = known == null
                ? null
                : patients.find(visitor.company().id(), known).orElse(null);
        List<Patient> alike = chosen == null && form.isTyped()
                ? patients.alike(visitor.company().id(), form.typed())
                : List.of();
        Set<WrongField> wrong = wrong(visitor, form, alike);
        return new RxSheet(
                form,
                doctors,
                found(visitor, form, chosen),
                chosen,
                chosen == null && form.isTyped()
                        ? patients.same(visitor.company().id(), form.typed()).orElse(null)
                        : null,
                alike,
                labs,
                Tooth.of(form.preps().stream().filter(RxSheets::isTooth).toList()),
                missing(form, wrong),
                tried ? problems(wrong) : Map.of());
    }

    private Set<WrongField> wrong(ClinicVisitor visitor, RxForm form, List<Patient> alike) {
        AskedRx asked = form.asked(visitor.company().id());
        Set<WrongField> wrong = new LinkedHashSet<>();
        if (!form.patient().isEmpty() && form.known() == null) {
            wrong.add(new WrongField("Patient", "no id"));
        }
        wrong.addAll(prescriptions.problems(visitor.caller(), asked));
        if (!alike.isEmpty() && !form.another()) {
            wrong.add(new WrongField("Alike", "not decided"));
        }
        return wrong;
    }

    /** Nothing of a patient at all is one thing that is missing, not two names. */
    private static Set<String> missing(RxForm form, Set<WrongField> wrong) {
        Set<String> missing = new LinkedHashSet<>();
        boolean nobody = form.patient().isEmpty() && !form.isTyped();
        for (WrongField field : wrong) {
            String key = key(field);
            missing.add(nobody && key.startsWith("patient") ? "patient-missing" : key);
        }
        return missing;
    }

    private static Map<String, String> problems(Set<WrongField> wrong) {
        Map<String, String> problems = new LinkedHashMap<>();
        wrong.forEach(field -> problems.putIfAbsent(key(field), "rx.problem." + key(field)));
        return problems;
    }

    /** A field as a name for texts: {@code patientfirstname}, and {@code preps} for each of them. */
    private static String key(WrongField field) {
        return field.field().replaceFirst("\\[.*", "").toLowerCase(Locale.ROOT);
    }

    private List<Patient> found(ClinicVisitor visitor, RxForm form, @Nullable Patient chosen) {
        List<Patient> found = new ArrayList<>();
        if (chosen != null) {
            found.add(chosen);
        }
        if (!form.find().isBlank()) {
            lists.find(visitor.company().id(), form.find(), null, FOUND).patients().stream()
                    .filter(patient -> !patient.equals(chosen))
                    .forEach(found::add);
        }
        return found;
    }

    private static String onlyOrSelf(List<User> doctors, ClinicVisitor visitor) {
        return doctors.stream()
                .filter(each ->
                        doctors.size() == 1 || each.id().equals(visitor.person().id()))
                .map(each -> each.id().toString())
                .findFirst()
                .orElse("");
    }

    private static boolean isTooth(Prep prep) {
        return UnitType.of(prep.unitTypeId()).isPresent();
    }
}
