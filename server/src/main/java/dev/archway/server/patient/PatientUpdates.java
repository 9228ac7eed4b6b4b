package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.PatientId;
import dev.archway.wire.PatientUpdate;
import dev.archway.wire.PatientUpdateByChart;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what is known of a clinic's patients. DPMS API V2, 5.3 and 5.4. */
@Service
public class PatientUpdates {

    private final PatientRepository repository;
    private final DoctorsOfPatients doctors;
    private final Clock clock;

    PatientUpdates(PatientRepository repository, DoctorsOfPatients doctors, Clock clock) {
        this.repository = repository;
        this.doctors = doctors;
        this.clock = clock;
    }

    /**
     * Gives the patient with this GUID other names. No GUID is {@link NotFound}; a wrong or unknown one, or nothing to update, is {@link Invalid} (DPMS API V2,
     * 5.3.4); all three names of another patient are a {@link Conflict}: only a person merges patients (docs/adr/0015).
     */
    @Transactional
    public Patient update(CompanyId company, PatientUpdate update) {
        PatientId id = id(update);
        PatientChange change = PatientChange.of(update);
        repository.lockChartMoves(company); // nobody else moves a patient to another chart, so what is read here stays
        Patient known = find(company, id);
        lockCharts(company, known.chartNumber(), change.applyTo(known).chartNumber());
        Patient held = find(company, id);
        return change(company, held, change.applyTo(held)); // its names may have changed until the charts were locked
    }

    /** Changes the only patient with this chart number. DPMS API V2, 5.4.3. */
    @Transactional
    public ChartUpdate updateByChart(CompanyId company, PatientUpdateByChart update) {
        String chart = PatientName.read("ChartNumber", update.chartNumber());
        if (chart == null) {
            throw Invalid.missing("ChartNumber", "text of 1 to " + NewPatient.LONGEST_NAME + " characters");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        PatientChange change = PatientChange.of(update, today);
        repository.lockChart(company, ComparedName.key(chart));
        List<Patient> sharing = repository.withChart(company, ComparedName.key(chart));
        if (sharing.isEmpty()) {
            throw NotFound.because("PATIENT_NOT_FOUND", "There is no patient with this ChartNumber here.");
        }
        if (sharing.size() > 1) {
            return new ChartUpdate.Shared(
                    sharing,
                    doctors.of(company, sharing.stream().map(Patient::id).toList()));
        }
        Patient known = sharing.getFirst();
        return new ChartUpdate.Updated(change(company, known, change.applyTo(known)));
    }

    /**
     * Gives a patient the facts that a person typed, who saw it as it was at {@code seen}: a {@link Conflict} when it has changed since, or when another patient has
     * these names and this chart number. Unlike the documents' updates this can empty what was known.
     */
    @Transactional
    public Patient edit(CompanyId company, PatientId id, PatientEdit edit, String seen) {
        NewPatient after = edit.checked(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        repository.lockChartMoves(company);
        Patient known = present(company, id);
        lockCharts(company, known.chartNumber(), after.chartNumber());
        known = present(company, id); // its names may have changed until the charts were locked
        if (!known.updatedAt().toString().equals(seen)) {
            throw Conflict.because(
                    "PATIENT_CHANGED", "Somebody changed this patient meanwhile. Nothing of yours was kept.");
        }
        return change(company, known, after);
    }

    private Patient present(CompanyId company, PatientId id) {
        return repository
                .find(company, id)
                .orElseThrow(() -> NotFound.because("PATIENT_NOT_FOUND", "There is no patient " + id + " here."));
    }

    private void lockCharts(CompanyId company, @Nullable String one, @Nullable String other) {
        Stream.of(ComparedName.key(one), ComparedName.key(other))
                .distinct()
                .sorted() // always in this order: two who wait for each other would wait for ever
                .forEach(chart -> repository.lockChart(company, chart));
    }

    private Patient change(CompanyId company, Patient patient, NewPatient after) {
        NewPatient before = new NewPatient(
                patient.firstName(),
                patient.lastName(),
                patient.chartNumber(),
                patient.gender(),
                patient.dateOfBirth());
        if (after.equals(before)) {
            return patient;
        }
        repository
                .named(company, after)
                .filter(other -> !other.id().equals(patient.id()))
                .ifPresent(other -> {
                    throw Conflict.because(
                            "PATIENT_EXISTS",
                            "Patient " + other.id() + " has this FirstName, LastName and ChartNumber already.");
                });
        return repository.update(company, patient.id(), after, clock.instant());
    }

    private Patient find(CompanyId company, PatientId id) {
        return repository
                .find(company, id)
                .orElseThrow(() -> Invalid.field("PatientId", id, "the GUID of a patient of this clinic"));
    }

    private static PatientId id(PatientUpdate update) {
        String given = update.patientId();
        if (given == null || given.isBlank()) {
            throw NotFound.because("PATIENT_ID_MISSING", "PatientId is missing: the GUID of a patient is accepted.");
        }
        return PatientId.parse("PatientId", given.strip());
    }
}
