package dev.archway.server.order;

import dev.archway.server.account.Scanner;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import dev.archway.wire.ScannerModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case: one Rx that a scanner began, with the facts of its newest scan.
 *
 * @param code eight upper-case letters and digits
 * @param revision of the newest scan that was accepted; 0 before the first
 * @param scannedAt null before the first scan
 * @param readyRevision the newest whose artifacts are all there; 0 before the first
 */
public record Order(
        CompanyId company,
        OrderId id,
        RxId rx,
        String code,
        CaseState state,
        int revision,
        UserId doctor,
        PatientId patient,
        @Nullable CompanyId lab,
        String scannerSerial,
        ScannerModel scannerModel,
        @Nullable Instant scannedAt,
        long scanningSeconds,
        @Nullable Long operatorId,
        @Nullable String operatorName,
        List<Prep> preps,
        @Nullable Instant dueDate,
        int readyRevision,
        Instant createdAt) {

    public Order {
        preps = List.copyOf(preps);
    }

    /** Whether practices see it in their lists: from its first complete set of artifacts on. DPMS API V2, 4.4.7. */
    public boolean listed() {
        return readyRevision > 0;
    }

    /** The life cycle's only door; a move that it does not have is a {@link Conflict}. */
    Move moveTo(CaseState next, Cause cause, Instant now) {
        if (!state.next().contains(next)) {
            throw Conflict.because(
                    "ILLEGAL_MOVE",
                    "Order " + id + " is " + state + " and cannot become " + next + "; next may be " + state.next()
                            + ".");
        }
        Order moved = copy(next, revision, readyRevision);
        return new Move(moved, new OrderMoved(company, id, rx, state, next, cause, now));
    }

    /** The same order with the facts of another scan. */
    Order with(ScanFacts scan, CaseType type) {
        Scanner scanner = scan.scanner();
        return new Order(
                company,
                id,
                rx,
                code,
                state,
                revision,
                doctor,
                patient,
                lab,
                scanner.serial(),
                scanner.model(),
                scan.scannedAt(),
                scan.scanningSeconds(),
                scan.operatorId(),
                scan.operatorName(),
                scan.preps(),
                DueDate.of(type, scan.scannedAt(), createdAt),
                readyRevision,
                createdAt);
    }

    /** The facts of the newest scan; only after the first. */
    ScanFacts scan() {
        if (scannedAt == null) {
            throw new IllegalStateException(this + " has no scan yet");
        }
        return new ScanFacts(
                scannedAt,
                scanningSeconds,
                operatorId,
                operatorName,
                preps,
                new Scanner(scannerSerial, company, scannerModel));
    }

    Order withRevision(int newest, int ready) {
        return copy(state, newest, ready);
    }

    private Order copy(CaseState at, int newest, int ready) {
        return new Order(
                company,
                id,
                rx,
                code,
                at,
                newest,
                doctor,
                patient,
                lab,
                scannerSerial,
                scannerModel,
                scannedAt,
                scanningSeconds,
                operatorId,
                operatorName,
                preps,
                dueDate,
                ready,
                createdAt);
    }

    /** Keeps people out of logs. */
    @Override
    public String toString() {
        return "Order[" + id + ", " + state + ", revision " + revision + "]";
    }

    /** An order as it is after a move, and what happened. */
    record Move(Order order, OrderMoved event) {}
}
