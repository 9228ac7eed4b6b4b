package dev.archway.server.portal;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.export.Viewer;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderHistories;
import dev.archway.server.patient.Patients;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.scan.Captures;
import dev.archway.server.shared.CompanyId;
import org.springframework.stereotype.Service;

/** Puts together what a page says of an order, for somebody who may see it. */
@Service
public class CaseSheets {

    private final OrderHistories histories;
    private final Prescriptions prescriptions;
    private final Patients patients;
    private final Accounts accounts;
    private final Viewer viewer;
    private final Captures captures;
    private final Actors actors;

    CaseSheets(
            OrderHistories histories,
            Prescriptions prescriptions,
            Patients patients,
            Accounts accounts,
            Viewer viewer,
            Captures captures,
            Actors actors) {
        this.histories = histories;
        this.prescriptions = prescriptions;
        this.patients = patients;
        this.accounts = accounts;
        this.viewer = viewer;
        this.captures = captures;
        this.actors = actors;
    }

    /** An order as somebody sees it who may see it. */
    public CaseSheet of(PairedCaller caller, Order order) {
        CompanyId lab = order.lab();
        return new CaseSheet(
                order,
                switch (caller) {
                    case PracticeCaller _ -> Status.practice(order.state());
                    case LabCaller _ -> Status.lab(order.state());
                },
                prescriptions.get(order.company(), order.rx()),
                patients.get(order.company(), order.patient()),
                accounts.user(order.doctor()).orElseThrow(),
                accounts.company(order.company()).orElseThrow(),
                lab == null ? null : accounts.company(lab).orElse(null),
                viewer.files(caller, order),
                captures.of(order.company(), order.id()),
                actors.named(
                        caller.user(), order, histories.of(caller, order.id()).events()));
    }
}
