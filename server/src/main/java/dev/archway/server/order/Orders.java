package dev.archway.server.order;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Scanner;
import dev.archway.server.patient.Patients;
import dev.archway.server.prescription.Prescription;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.wire.CaseType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders of clinics and their way through the life cycle; a move that it does not have is a {@link Conflict}, and nothing changes. DPMS API V2, 4.4 to 4.6. */
@Service
public class Orders {

    private final OrderRepository repository;
    private final OrderEventRepository history;
    private final Prescriptions prescriptions;
    private final Patients patients;
    private final OrderCode codes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(
            OrderRepository repository,
            OrderEventRepository history,
            Prescriptions prescriptions,
            Patients patients,
            OrderCode codes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.history = history;
        this.prescriptions = prescriptions;
        this.patients = patients;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
    }

    /** The order that a scanner scans for an Rx of its clinic: a new one, or the one that waits for a scan already; one past that is a {@link Conflict}. */
    @Transactional
    public Order open(Scanner scanner, RxId rx) {
        Prescription prescription = prescriptions.lock(scanner.company(), rx);
        Optional<Order> begun = repository.find(scanner.company(), rx);
        if (begun.isEmpty()) {
            return create(scanner, prescription);
        }
        Order order = begun.get();
        if (order.state() != CaseState.SCANNING) {
            throw Conflict.because(
                    "NOT_SCANNING", "The Rx " + rx + " waits for no scan: its order is " + order.state() + ".");
        }
        return order;
    }

    public Optional<Order> find(CompanyId company, OrderId id) {
        return repository.find(company, id);
    }

    public Order get(CompanyId company, OrderId id) {
        return repository.find(company, id).orElseThrow(() -> NotFound.order(id));
    }

    public Order get(CompanyId company, RxId rx) {
        return repository.find(company, rx).orElseThrow(() -> NotFound.rx(rx));
    }

    /** An order that this caller may know of: of that clinic, or one that was sent to that lab. */
    public Order of(PairedCaller caller, OrderId id) {
        return switch (caller) {
            case PracticeCaller practice -> get(practice.company(), id);
            case LabCaller lab -> repository.findOfLab(lab.company(), id).orElseThrow(() -> NotFound.order(id));
        };
    }

    /** An order that was sent to that lab and has been ready at least once; the lab knows of no other. */
    public Order sentTo(CompanyId lab, OrderId id) {
        return repository.findOfLab(lab, id).filter(Order::listed).orElseThrow(() -> NotFound.order(id));
    }

    /** The orders of all clinics that are in that state, those that came there first at the front, so many at most; for those who work through them. */
    public List<Order> waitingIn(CaseState state, int most) {
        return repository.in(state, most);
    }

    /** The order of any clinic that waits for a modeler, a mill or a carrier; one that is elsewhere is {@link NotFound} to them. */
    public Order inWork(OrderId id) {
        return repository.inWork(id).orElseThrow(() -> NotFound.work(id));
    }

    /** An order, held until the transaction ends. Whoever holds its Rx or its patient as well holds the order first. */
    @Transactional
    public Order hold(CompanyId company, OrderId id) {
        return lock(company, id);
    }

    /** What happened to an order, oldest first. */
    public List<OrderEvent> history(CompanyId company, OrderId id) {
        return history.of(company, id);
    }

    /** A whole scan came: the next revision of the order is being made. */
    @Transactional
    public Order scanned(CompanyId company, OrderId id, ScanFacts scan) {
        Order order = lock(company, id);
        Order scanned =
                order.with(scan, caseType(order, scan)).withRevision(order.revision() + 1, order.readyRevision());
        repository.making(order, new Making(RevisionKind.SCAN, null));
        return apply(scanned, CaseState.PROCESSING, Cause.by(scan.scanner(), "sent scan " + scanned.revision()));
    }

    /**
     * New models of an order came from modeling or from interpretation 2: its next revision is being made, and goes on to {@code then} when it is ready. An order that
     * waits for no such model, any more or at all, is a {@link Conflict}: it may be with the scanner by now, from where the life cycle knows the same move.
     */
    @Transactional
    public Order modeled(CompanyId company, OrderId id, RevisionKind kind, CaseState then, Cause cause) {
        Order order = lock(company, id);
        CaseState from = switch (kind) {
            case MODELING -> CaseState.MODELING;
            case INTERPRETATION_2 -> CaseState.MILLING;
            case SCAN -> throw new IllegalArgumentException("a scan is not modeled");
        };
        if (order.state() != from) {
            throw Conflict.because(
                    "NOT_WAITING_FOR_A_MODEL",
                    "Order " + id + " is " + order.state() + "; a model of this kind is for one that is " + from + ".");
        }
        repository.making(order, new Making(kind, then));
        return apply(order.withRevision(order.revision() + 1, order.readyRevision()), CaseState.PROCESSING, cause);
    }

    /**
     * A modeler gives a case back to its lab without a model. One that does not wait for a model, any more or at all, is a {@link Conflict}: while its model is being made,
     * the life cycle knows the same move.
     */
    @Transactional
    public Order notModeled(CompanyId company, OrderId id, Cause cause) {
        Order order = lock(company, id);
        if (order.state() != CaseState.MODELING) {
            throw Conflict.because(
                    "NOT_IN_MODELING", "Order " + id + " waits for no model: it is " + order.state() + ".");
        }
        return apply(order, CaseState.LAB_REVIEW, cause);
    }

    /** All artifacts of a revision are there: it is listed, and everyone entitled is told. A revision that is ready already stays as it is. */
    @Transactional
    public Order revisionReady(CompanyId company, OrderId id, int revision) {
        Order order = lock(company, id);
        if (revision <= order.readyRevision()) {
            return order;
        }
        refuseOld(order, revision);
        ScanFacts scan = order.scan();
        Making made = repository.making(order);
        CaseState next = made.then() == null ? afterScan(order, scan) : made.then();
        Order ready = apply(
                order.withRevision(revision, revision),
                next,
                Cause.byArchway("revision " + revision + " is ready", null));
        Instant now = now();
        repository.listed(company, id, scan, now);
        patients.scanned(company, order.patient(), scan.scannedAt());
        events.publishEvent(
                new RevisionReady(company, id, order.rx(), revision, made.kind(), !order.listed(), order.lab(), now));
        return ready;
    }

    /** A scan that cannot be processed: the scanner is told why and may scan again; what was ready before stays as it was. */
    @Transactional
    public Order processingFailed(CompanyId company, OrderId id, int revision, String reason) {
        Order order = lock(company, id);
        refuseOld(order, revision);
        Order restored = repository
                .readyScan(company, id)
                .map(scan -> order.with(scan, caseType(order, scan)))
                .orElse(order);
        return apply(
                restored,
                CaseState.SCANNING,
                Cause.byArchway("revision " + revision + " could not be processed", reason));
    }

    /** Moves an order on, one mover at a time. */
    @Transactional
    public Order move(CompanyId company, OrderId id, CaseState next, Cause cause) {
        return apply(lock(company, id), next, cause);
    }

    /** The one way from state to state: row, history, worklist and event in one transaction. The caller holds the row. */
    private Order apply(Order order, CaseState next, Cause cause) {
        Order.Move move = order.moveTo(next, cause, now());
        OrderMoved event = move.event();
        repository.save(move.order());
        history.append(event.company(), event.order(), event.from(), event.to(), cause, event.at());
        if (event.from() == CaseState.SCANNING) {
            prescriptions.sent(event.company(), event.rx());
        }
        if (event.to() == CaseState.SCANNING) {
            String reason = cause.detail();
            prescriptions.waitsAgain(event.company(), event.rx(), reason == null ? cause.what() : reason);
        }
        events.publishEvent(event);
        return move.order();
    }

    private Order create(Scanner scanner, Prescription rx) {
        Instant now = now();
        Optional<OrderId> id = Optional.empty();
        while (id.isEmpty()) { // a code that is taken: one in millions
            id = repository.add(rx, scanner, codes.next(), now);
        }
        OrderId order = id.get();
        Cause cause = Cause.by(scanner, "began the scan");
        history.append(rx.company(), order, null, CaseState.SCANNING, cause, now);
        prescriptions.opened(rx.company(), rx.id(), order);
        events.publishEvent(new OrderOpened(rx.company(), order));
        return get(rx.company(), order);
    }

    private Order lock(CompanyId company, OrderId id) {
        return repository.lock(company, id).orElseThrow(() -> NotFound.order(id));
    }

    private static void refuseOld(Order order, int revision) {
        if (revision != order.revision()) {
            throw Conflict.because(
                    "OTHER_REVISION",
                    "Order " + order.id() + " is at revision " + order.revision() + ", not " + revision + ".");
        }
    }

    private CaseState afterScan(Order order, ScanFacts scan) {
        return CaseTypes.isInvisalign(caseType(order, scan)) ? CaseState.EXPORTING : CaseState.READY;
    }

    private CaseType caseType(Order order, ScanFacts scan) {
        Integer procedure = prescriptions.get(order.company(), order.rx()).procedureMapId();
        return CaseTypes.of(procedure, scan.preps());
    }

    /** As PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
