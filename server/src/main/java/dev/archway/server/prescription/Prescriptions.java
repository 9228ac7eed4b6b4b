package dev.archway.server.prescription;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.Scanner;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.Patients;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.wire.OpenScan;
import dev.archway.wire.ScanRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Rx of practices: pushed by their software, begun on a scanner, deleted while nobody has begun. DPMS API V2, 4.2 and 4.3. */
@Service
public class Prescriptions {

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
        RxDraft draft = rules.check(company, request, true);
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
        RxDraft draft = rules.check(scanner.company(), request, false);
        return add(scanner.company(), patients.match(scanner.company(), draft.patient()), draft);
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

    private RxId add(CompanyId company, Patient patient, RxDraft draft) {
        RxId id = new RxId(UUID.randomUUID());
        String license = draft.licenseNumber();
        if (license != null && draft.changesLicense()) {
            accounts.licenseNumber(draft.doctor().id(), license);
        }
        repository.add(id, company, patient.id(), draft, clock.instant());
        return id;
    }
}
