package dev.archway.server.lab;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderFact;
import dev.archway.server.order.OrderFacts;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The remarks that labs pinned on scans which they returned. Beyond the documents. */
@Service
public class Marks implements OrderFacts {

    /** So many remarks go with a return at most. */
    public static final int MOST = 50;

    private final MarkRepository repository;
    private final Revisions revisions;
    private final Clock clock;

    Marks(MarkRepository repository, Revisions revisions, Clock clock) {
        this.repository = repository;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** What was pinned on the scans of an order that is known to be the asker's, newest revision first. */
    public List<MarkedRevision> of(Order order) {
        return repository.of(order.company(), order.id());
    }

    /** Keeps them with the newest revision; marks on another one are a {@link Conflict}, for the order has gone on. Whoever pins holds the order's row. */
    void pin(Order order, int revision, List<Mark> marks, String actor) {
        if (revision != order.readyRevision()) {
            throw Conflict.because(
                    "OTHER_REVISION",
                    "The marks are on revision " + revision + " of order " + order.id() + "; the newest is "
                            + order.readyRevision() + ".");
        }
        if (marks.size() > MOST) {
            throw Invalid.field("Marks", marks.size(), "at most " + MOST + " marks with a return");
        }
        RevisionKey key = new RevisionKey(order.company(), order.id(), revision);
        Revision marked = revisions.find(key).orElseThrow();
        Instant now = clock.instant();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (marked.files().stream().noneMatch(file -> file.jaw() == mark.jaw())) {
                throw Invalid.field("Mark", mark.jaw().wire(), "a jaw that the scan has");
            }
            repository.add(key, i + 1, mark, actor, now);
        }
    }

    /** Each mark with its place, for the order's history. */
    @Override
    public List<OrderFact> of(PairedCaller caller, Order order) {
        return of(order).stream().flatMap(Marks::facts).toList();
    }

    private static Stream<OrderFact> facts(MarkedRevision marked) {
        return IntStream.range(0, marked.marks().size()).mapToObj(i -> {
            Mark mark = marked.marks().get(i);
            return new OrderFact(
                    marked.at(),
                    OrderFact.Kind.MARK,
                    "pinned remark " + (i + 1) + " on the " + mark.jaw().wire().toLowerCase(Locale.ROOT) + " jaw",
                    marked.actor(),
                    marked.revision(),
                    null,
                    mark.text());
        });
    }
}
