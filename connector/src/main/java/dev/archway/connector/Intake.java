package dev.archway.connector;

import dev.archway.client.SignInNeeded;
import dev.archway.wire.OrdersPage;
import dev.archway.wire.PracticeOrder;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What comes in: notifications and polls put Rx on the waiting list, and one import after the other takes them off. */
final class Intake {

    /** The most of one page (DPMS API V2, 4.4.2), and how many of the latest orders every poll looks at. */
    static final int PAGE = 1024;

    private final long companyId;
    private final ScanSource source;
    private final Importer importer;
    private final WaitingList waiting;
    private final Holdings holdings;
    private final Notes notes;
    private final Clock clock;
    private final ConnectorEvents events;

    Intake(
            long companyId,
            ScanSource source,
            Importer importer,
            Database database,
            Clock clock,
            ConnectorEvents events) {
        this.companyId = companyId;
        this.source = source;
        this.importer = importer;
        this.waiting = new WaitingList(database);
        this.holdings = new Holdings(database);
        this.notes = new Notes(database);
        this.clock = clock;
        this.events = events;
    }

    /** Returns when the notification cannot be lost any more. */
    void notified(UUID rxId) {
        waiting.notified(rxId, clock.instant());
    }

    /** Compares the list with what is known: the latest orders, or with {@code all} every one. Whether it got through. */
    boolean poll(boolean all) {
        try {
            // lists are oldest first: the new ones and most of the moving ones are at the end
            long offset = all ? 0 : Math.max(0, notes.ordersListed() - PAGE);
            int toLookInto = 0;
            OrdersPage page;
            do {
                page = source.orders(offset, PAGE);
                for (PracticeOrder order : page.results()) {
                    toLookInto += putOnListIfChanged(order);
                }
                offset += page.results().size();
            } while (page.hasMore() && !page.results().isEmpty());
            notes.polled(clock.instant(), offset);
            events.polled(toLookInto);
            return true;
        } catch (SignInNeeded signIn) {
            throw signIn;
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                return false; // the connector is being closed
            }
            events.pollFailed(Reason.of(failure));
            return false;
        }
    }

    private int putOnListIfChanged(PracticeOrder order) {
        if (order.companyId() != companyId) {
            return 0;
        }
        Optional<String> before = holdings.order(order.orderId()).map(Holdings.Held::fingerprint);
        boolean same = before.isPresent() && before.get().equals(Fingerprint.of(order));
        if (same && !Fingerprint.mayHideAChange(order)) {
            return 0;
        }
        waiting.listed(order.rxId(), clock.instant());
        return same ? 0 : 1;
    }

    /** Looks into everything whose turn it is. */
    Drained drain(BooleanSupplier stop) {
        return drain(clock.instant(), stop);
    }

    /** Looks into everything that waits, even if its turn is later. */
    Drained drainAll() {
        return drain(Instant.ofEpochMilli(Long.MAX_VALUE), () -> false);
    }

    private Drained drain(Instant until, BooleanSupplier stop) {
        int failed = 0;
        for (WaitingList.Entry entry : waiting.due(until)) {
            if (stop.getAsBoolean()) {
                break;
            }
            try {
                lookInto(entry);
            } catch (SignInNeeded signIn) {
                throw signIn;
            } catch (IOException | RuntimeException failure) {
                if (stop.getAsBoolean()) {
                    break;
                }
                failed++;
                if (Reason.isUnreachable(failure)) {
                    return new Drained(failed, true); // nobody's fault: all keep their turn
                }
                putOff(entry, failure);
            }
        }
        return new Drained(failed, false);
    }

    private void lookInto(WaitingList.Entry entry) throws IOException {
        switch (importer.bring(entry.rxId())) {
            case Imported.NewRevision made -> {
                waiting.done(entry);
                events.imported(made.orderId(), made.procedure(), made.number(), made.bytes());
            }
            case Imported.NothingNew known -> waiting.done(entry);
            case Imported.NotOurs foreign -> waiting.done(entry);
            case Imported.NotThere missing -> waiting.unknown(entry, clock.instant());
        }
    }

    private void putOff(WaitingList.Entry entry, Throwable failure) {
        String reason = Reason.of(failure);
        Instant next = waiting.failed(entry, clock.instant(), reason);
        events.putOff(entry.rxId(), reason, next);
    }

    Optional<Instant> nextTry() {
        return waiting.nextTry();
    }

    /** How a round ended: how many were put off, and whether it was cut short because the server is away. */
    record Drained(int failed, boolean unreachable) {}
}
