package dev.archway.server.portal;

import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.export.FilesOfRevision;
import dev.archway.server.export.Tooth;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Order;
import dev.archway.server.patient.Patient;
import dev.archway.server.prescription.Prescription;
import dev.archway.server.scan.Capture;
import dev.archway.wire.OrderHistory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a page says of an order.
 *
 * @param files of the revisions that are ready, newest first
 * @param history oldest first
 */
public record CaseSheet(
        Order order,
        Status status,
        Prescription rx,
        Patient patient,
        User doctor,
        Company clinic,
        @Nullable Company lab,
        List<FilesOfRevision> files,
        List<Capture> captures,
        List<OrderHistory.Event> history) {

    private static final String MOVE = "Move";
    private static final String NOTIFICATION = "Notification";

    /** Revisions whose models can be seen, oldest first. */
    public List<Integer> revisions() {
        return files.stream()
                .map(FilesOfRevision::revision)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** What was prepared; while there is no scan, what the Rx asks for. */
    public List<Tooth> teeth() {
        return Tooth.of(asksOnly() ? rx.preps() : order.preps());
    }

    /** Whether the teeth are those that the Rx asks for, because no scan has said yet what was prepared. */
    public boolean asksOnly() {
        return order.preps().isEmpty();
    }

    /** What the Rx asked for where the scan has something else, in words. */
    public Optional<String> askedOtherwise() {
        boolean other =
                !rx.preps().isEmpty() && !asksOnly() && !Set.copyOf(rx.preps()).equals(Set.copyOf(order.preps()));
        return other
                ? Optional.of(rx.preps().stream()
                        .map(prep -> prep.adaId() + " " + prep.unitTypeName())
                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** Its way so far, newest first. */
    public List<Move> moves() {
        return history.stream()
                .filter(event -> event.kind().equals(MOVE))
                .map(event -> new Move(event, new Status(String.valueOf(event.status()))))
                .toList()
                .reversed();
    }

    /** A step of its way, and where it led. */
    public record Move(OrderHistory.Event event, Status status) {}

    /** Who was told, newest first. */
    public List<OrderHistory.Event> notifications() {
        return history.stream()
                .filter(event -> event.kind().equals(NOTIFICATION))
                .toList()
                .reversed();
    }

    /** Why it waits for a scan again. */
    public Optional<String> reason() {
        return Optional.ofNullable(rx.reason()).filter(_ -> order.state() == CaseState.SCANNING);
    }

    /** Keeps people out of logs. */
    @Override
    public String toString() {
        return "CaseSheet[" + order + "]";
    }
}
