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

    ExportFactsReader(Orders orders, Prescriptions prescriptions, Patients patients, Accounts accounts) {
        this.orders = orders;
        this.prescriptions = prescriptions;
        this.patients = patients;
        this.accounts = accounts;
    }

    ExportFacts of(Revision revision) {
        CompanyId clinic = revision.key().company();
        Order order = orders.get(clinic, revision.key().order());
        Prescription rx = prescriptions.get(clinic, order.rx());
        Patient patient = patients.get(clinic, order.patient());
        User doctor = accounts.user(order.doctor()).orElseThrow();
        Company practice = accounts.company(clinic).orElseThrow();
        CompanyId lab = order.lab();
        String license = rx.licenseNumber() == null ? doctor.licenseNumber() : rx.licenseNumber();
        return new ExportFacts(
                revision.key(),
                order.code(),
                CaseTypes.of(rx.procedureMapId(), order.preps()),
                rx.procedure().map(line -> line.procedure().text()).orElse(null),
                rx.procedure().map(ProcedureMap::type).orElse(null),
                patient.firstName(),
                patient.lastName(),
                patient.chartNumber(),
                doctor.name(),
                doctor.id().value(),
                license,
                practice.name(),
                practice.address(),
                lab == null ? null : lab.value(),
                name(lab),
                order.scannedAt(),
                order.dueDate(),
                order.scannerModel().text(),
                order.preps(),
                rx.notes(),
                revision.completedAt());
    }

    private @Nullable String name(@Nullable CompanyId lab) {
        return lab == null ? null : accounts.company(lab).map(Company::name).orElse(null);
    }
}
