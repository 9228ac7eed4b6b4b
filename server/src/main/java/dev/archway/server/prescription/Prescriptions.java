package dev.archway.server.prescription;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.Scanner;
import dev.archway.server.account.User;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.Patients;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.Refusal.WrongField;
import dev.archway.server.shared.RxId;
import dev.archway.wire.OpenScan;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.ScanRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Rx of practices: pushed by their software, begun on a scanner, deleted while nobody has begun. DPMS API V2, 4.2 and 4.3. */
@Service
public class Prescriptions {

    /** Why an Rx is not asked for: by its id something else was. */
    public static final String SENT_OTHERWISE = "RX_SENT_OTHERWISE";

    private final RxRules rules;
    private final PrescriptionRepository repository;
    private final Patients patients;
    private final Accounts accounts;
    private final Clock clock;

    Prescriptions(RxRules rules, PrescriptionRepository repository, Patients patients, Accounts accounts, Clock clock) {
        this.rules = rules;
        this.repository = repository;
        this.patients = patients;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Puts an Rx on the worklist of the clinic's scanners; a partner that may update names does so with it. DPMS API V2, 4.2 and 5.5. */
    @Transactional
    public RxId request(PracticeCaller caller, ScanRequest request) {
        CompanyId company = caller.company();
        RxDraft draft = rules.check(company, accounts.doctorsOf(company), request, List.of(), RxOrigin.SOFTWARE);
        Patient patient = caller.partner().scanRequestUpdate()
                ? patients.matchOrRename(company, draft.patient())
                : patients.match(company, draft.patient());
        return add(company, patient, draft);
    }

    /** An Rx for a scan that was started on the scanner without one; its chart number may be empty. PRODUCT.md, "scans without an Rx". */
    @Transactional
    public RxId walkIn(Scanner scanner, OpenScan scan) {
        ScanRequest request = new ScanRequest(
                scanner.company().value(),
                scan.doctorId(),
                null,
                scan.patientFirstName(),
                scan.patientLastName(),
                scan.patientChartNumber(),
                scan.gender(),
                scan.dateOfBirth(),
                scan.notes(),
                scan.labId(),
                scan.procedureMapId());
        List<User> doctors = accounts.doctorsOf(scanner.company());
        RxDraft draft = rules.check(scanner.company(), doctors, request, List.of(), RxOrigin.SCANNER);
        return add(scanner.company(), patients.match(scanner.company(), draft.patient()), draft);
    }

    /**
     * An Rx that a person wrote. Its patient is one that is here already, or is made; one who looks like somebody who is here is made only knowingly, and is a
     * {@link Conflict} otherwise, and so is an id by which something else was asked for before. Its chart number may be empty. PRODUCT.md, "scans without an Rx".
     */
    @Transactional
    public RxId ask(PracticeCaller caller, AskedRx asked) {
        CompanyId company = caller.company();
        repository.oneAtATime(company, asked.id());
        PatientId chosen = asked.patient();
        Patient known = chosen == null ? null : patients.hold(company, chosen).orElseThrow(() -> unknown(chosen));
        RxDraft draft = rules.check(company, doctorsFor(caller), asked.requestFor(known), asked.preps(), RxOrigin.PAGE);
        return switch (repository.known(company, asked.id())) {
            case NONE -> add(asked.id(), company, patient(company, known, asked, draft), draft);
            case DELETED -> add(company, patient(company, known, asked, draft), draft);
            case THERE -> sentBefore(get(company, asked.id()), known, draft);
        };
    }

    /** The doctors for whom somebody can ask for a scan: who is a doctor himself and does not see his colleagues' orders asks for scans of his own. DPMS API V2, 4.4.8. */
    public List<User> doctorsFor(PracticeCaller caller) {
        List<User> doctors = accounts.doctorsOf(caller.company());
        List<User> self =
                doctors.stream().filter(each -> each.id().equals(caller.user())).toList();
        return self.isEmpty() || accounts.seesAllOrders(caller.company(), caller.user()) ? doctors : self;
    }

    private Patient patient(CompanyId company, @Nullable Patient known, AskedRx asked, RxDraft draft) {
        return known == null ? patients.make(company, draft.patient(), asked.another()) : known;
    }

    private RxId sentBefore(Prescription there, @Nullable Patient known, RxDraft draft) {
        Optional<Patient> patient =
                known == null ? patients.same(there.company(), draft.patient()) : Optional.of(known);
        boolean same = patient.map(Patient::id).equals(Optional.of(there.patient()))
                && there.doctor().equals(draft.doctor().id())
                && Objects.equals(there.procedureMapId(), draft.procedureMapId())
                && Objects.equals(there.lab(), draft.lab())
                && there.preps().equals(draft.preps())
                && Objects.equals(there.notes(), draft.notes());
        if (!same) {
            throw Conflict.because(
                    SENT_OTHERWISE, "The Rx " + there.id() + " was asked for before, with something else in it.");
        }
        return there.id();
    }

    /** Everything that would be wrong with it now; empty when {@link #ask} would take it, unless its patient looks like another. */
    public List<WrongField> problems(PracticeCaller caller, AskedRx asked) {
        PatientId chosen = asked.patient();
        try {
            Patient known = chosen == null
                    ? null
                    : patients.find(caller.company(), chosen).orElseThrow(() -> unknown(chosen));
            rules.check(caller.company(), doctorsFor(caller), asked.requestFor(known), asked.preps(), RxOrigin.PAGE);
            return List.of();
        } catch (Invalid wrong) {
            return wrong.fields();
        }
    }

    /** The labs of a clinic that a procedure can send to; none where it sends to no lab. DPMS API V2, 4.2.3. */
    public List<Company> labsFor(CompanyId clinic, ProcedureMap procedure) {
        return rules.labs(clinic, procedure);
    }

    public Prescription get(CompanyId company, RxId rx) {
        return repository.find(company, rx).orElseThrow(() -> NotFound.rx(rx));
    }

    /** The same, held until the transaction ends: nobody else opens or deletes it meanwhile. */
    @Transactional
    public Prescription lock(CompanyId company, RxId rx) {
        return repository.lock(company, rx).orElseThrow(() -> NotFound.rx(rx));
    }

    /** Takes an Rx from the scanners; one that is unknown, another clinic's, begun or deleted is {@link Invalid}. DPMS API V2, 4.3.3. */
    @Transactional
    public void delete(CompanyId company, RxId rx) {
        if (!repository.delete(company, rx, clock.instant())) {
            throw Invalid.because(
                    "WRONG_RX",
                    "The Rx " + rx + " cannot be deleted: there is none here that waits for its first scan.");
        }
    }

    /** The same by a person, to whom another doctor's Rx is unknown unless he sees all orders. DPMS API V2, 4.4.8. */
    @Transactional
    public void delete(PracticeCaller caller, RxId rx) {
        Prescription asked = lock(caller.company(), rx);
        if (!asked.doctor().equals(caller.user()) && !accounts.seesAllOrders(caller.company(), caller.user())) {
            throw NotFound.rx(rx);
        }
        delete(caller.company(), rx);
    }

    /** A scanner began it: it has an order now and stays on the worklist. */
    @Transactional
    public void opened(CompanyId company, RxId rx, OrderId order) {
        repository.opened(company, rx, order);
    }

    /** Its scan was sent: it leaves the worklist. */
    @Transactional
    public void sent(CompanyId company, RxId rx) {
        repository.status(company, rx, RxStatus.SENT, null);
    }

    /** It is back on the worklist, and the scanner shows why. */
    @Transactional
    public void waitsAgain(CompanyId company, RxId rx, String reason) {
        repository.status(company, rx, RxStatus.SCANNING, reason);
    }

    private static Invalid unknown(PatientId patient) {
        return Invalid.field("Patient", patient, "a patient of this clinic");
    }

    private RxId add(CompanyId company, Patient patient, RxDraft draft) {
        return add(new RxId(UUID.randomUUID()), company, patient, draft);
    }

    private RxId add(RxId id, CompanyId company, Patient patient, RxDraft draft) {
        String license = draft.licenseNumber();
        if (license != null && draft.changesLicense()) {
            accounts.licenseNumber(draft.doctor().id(), license);
        }
        repository.add(id, company, patient.id(), draft, clock.instant());
        return id;
    }
}
