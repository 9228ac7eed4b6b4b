package dev.archway.server.export;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.order.CaseTypes;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.Patients;
import dev.archway.server.prescription.Prescription;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.ProcedureMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a package says from those who know it. */
@Component
class ExportFactsReader {

    private final Orders orders;
    private final Prescriptions prescriptions;
    private final Patients patients;
    private final Accounts accounts;
    private final ExportScanFactsRepository scans;

    ExportFactsReader(
            Orders orders,
            Prescriptions prescriptions,
            Patients patients,
            Accounts accounts,
            ExportScanFactsRepository scans) {
        this.orders = orders;
        this.prescriptions = prescriptions;
        this.patients = patients;
        this.accounts = accounts;
        this.scans = scans;
    }

    /** Keeps what the order knows of a revision's scan, before another scan takes its place. */
    void remember(RevisionKey key) {
        scans.add(key, scan(orders.get(key.company(), key.order())));
    }

    ExportFacts of(Revision revision) {
        CompanyId clinic = revision.key().company();
        Order order = orders.get(clinic, revision.key().order());
        Prescription rx = prescriptions.get(clinic, order.rx());
        Patient patient = patients.get(clinic, order.patient());
        User doctor = accounts.user(order.doctor()).orElseThrow();
        Company practice = accounts.company(clinic).orElseThrow();
        CompanyId lab = order.lab();
        // what came before there was a table for this has the facts of the order's newest scan
        ExportScanFacts scan = scans.find(revision.key()).orElseGet(() -> scan(order));
        String license = rx.licenseNumber() == null ? doctor.licenseNumber() : rx.licenseNumber();
        return new ExportFacts(
                revision.key(),
                order.code(),
                CaseTypes.of(rx.procedureMapId(), scan.preps()),
                rx.procedure().map(line -> line.procedure().text()).orElse(null),
                rx.procedure().map(ProcedureMap::type).orElse(null),
                patient.id().value(),
                new PatientName(patient.firstName(), patient.lastName()),
                patient.chartNumber(),
                doctor.name(),
                doctor.id().value(),
                license,
                practice.name(),
                practice.address(),
                lab == null ? null : lab.value(),
                name(lab),
                scan.scannedAt(),
                scan.dueDate(),
                scan.scanner(),
                scan.preps(),
                rx.notes(),
                revision.completedAt());
    }

    private static ExportScanFacts scan(Order order) {
        return new ExportScanFacts(order.scannedAt(), order.scannerModel().text(), order.preps(), order.dueDate());
    }

    private @Nullable String name(@Nullable CompanyId lab) {
        return lab == null ? null : accounts.company(lab).map(Company::name).orElse(null);
    }
}
