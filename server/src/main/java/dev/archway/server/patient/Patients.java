package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.PatientId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The patients of clinics: matched by first name, last name and chart number together, made when none matches. DPMS API V2, 4.2 and 5.5. */
@Service
public class Patients {

    private final PatientRepository repository;
    private final Clock clock;

    Patients(PatientRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The patient with these names and this chart number, made when there is none. A date of birth or gender once stored stays. DPMS API V2, 4.2. */
    @Transactional
    public Patient match(CompanyId company, NewPatient patient) {
        repository.lockChart(company, ComparedName.key(patient.chartNumber()));
        return repository.upsert(company, patient, clock.instant());
    }

    /**
     * The same for a partner that may update names: a patient with this chart number and other names gets these names. Several of them are a {@link Conflict},
     * unless one matches in full. DPMS API V2, 5.5.
     */
    @Transactional
    public Patient matchOrRename(CompanyId company, NewPatient patient) {
        String chart = ComparedName.key(patient.chartNumber());
        repository.lockChart(company, chart);
        List<Patient> sharing = repository.withChart(company, chart);
        Instant now = clock.instant();
        if (sharing.isEmpty() || sharing.stream().anyMatch(known -> sameNames(known, patient))) {
            return repository.upsert(company, patient, now);
        }
        if (sharing.size() > 1) {
            throw Conflict.because(
                    "MULTIPLE_PATIENTS",
                    "PatientChartNumber is shared by " + sharing.size()
                            + " patients, none with these names: whose name is to change is not clear.");
        }
        return repository.rename(company, sharing.getFirst().id(), patient, now);
    }

    /**
     * A patient as a person wrote it on the pages, made when there is none of these names and this chart number. One who has the chart number or both names of
     * somebody who is here is a {@link Conflict}, unless it is known that they are {@code another}.
     */
    @Transactional
    public Patient make(CompanyId company, NewPatient patient, boolean another) {
        repository.lockChart(company, ComparedName.key(patient.chartNumber()));
        List<Patient> alike = another ? List.of() : repository.alike(company, patient);
        if (!alike.isEmpty()) {
            throw Conflict.because(
                    "PATIENT_LOOKS_KNOWN",
                    "There are " + alike.size() + " patients with these names or this chart number.");
        }
        return repository.upsert(company, patient, clock.instant());
    }

    /** The one who has both names and the chart number of this patient. */
    public Optional<Patient> same(CompanyId company, NewPatient patient) {
        return repository.named(company, patient);
    }

    /** Those who have the chart number, or both names, of a patient that somebody is about to make; whoever has all three is that patient. */
    public List<Patient> alike(CompanyId company, NewPatient patient) {
        return repository.alike(company, patient);
    }

    public Optional<Patient> find(CompanyId company, PatientId id) {
        return repository.find(company, id);
    }

    /** The same; nobody merges it into another until the transaction ends. */
    @Transactional
    public Optional<Patient> hold(CompanyId company, PatientId id) {
        repository.lockChartMoves(company);
        return repository.find(company, id);
    }

    public Patient get(CompanyId company, PatientId id) {
        return find(company, id)
                .orElseThrow(() -> NotFound.because("PATIENT_NOT_FOUND", "There is no patient " + id + " here."));
    }

    /** Remembers the time of a patient's last scan. */
    @Transactional
    public void scanned(CompanyId company, PatientId id, Instant at) {
        repository.scanned(company, id, at);
    }

    private static boolean sameNames(Patient known, NewPatient patient) {
        return ComparedName.key(known.firstName()).equals(ComparedName.key(patient.firstName()))
                && ComparedName.key(known.lastName()).equals(ComparedName.key(patient.lastName()));
    }
}
