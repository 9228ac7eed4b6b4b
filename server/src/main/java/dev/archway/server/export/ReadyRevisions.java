package dev.archway.server.export;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.Bell;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.NotReady;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Which revisions of an order can be fetched: those whose artifacts are all there. One that failed, or that has some of its files only, is none. */
@Component
class ReadyRevisions {

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Orders orders;
    private final ArtifactRepository artifacts;
    private final Bell bell;

    ReadyRevisions(Orders orders, ArtifactRepository artifacts, Bell bell) {
        this.orders = orders;
        this.artifacts = artifacts;
        this.bell = bell;
    }

    /** The newest; while a later one is being made, that is the one before. The first one is waited for until that time of {@link System#nanoTime}. */
    RevisionKey newest(Order order, long patience) throws InterruptedException {
        long rung = bell.rung();
        Order now = order;
        while (!now.listed()) {
            if (now.state() != CaseState.PROCESSING) {
                throw notReady(LATER);
            }
            if (System.nanoTime() >= patience) {
                throw notReady(SOON);
            }
            bell.await(rung, GLANCE);
            rung = bell.rung();
            now = orders.get(order.company(), order.id());
        }
        return new RevisionKey(now.company(), now.id(), now.readyRevision());
    }

    /** That one. */
    RevisionKey of(Order order, int revision) {
        RevisionKey key = new RevisionKey(order.company(), order.id(), revision);
        if (isReady(order, key)) {
            return key;
        }
        if (revision == order.revision() && order.state() == CaseState.PROCESSING) {
            throw notReady(SOON);
        }
        throw NotFound.because(
                "REVISION_NOT_FOUND",
                "Order " + order.id() + " has no revision " + revision + " with files; "
                        + (order.listed() ? "the newest is " + order.readyRevision() : "it has none so far") + ".");
    }

    /** The newest one before that. */
    RevisionKey before(Order order, RevisionKey later) {
        for (int revision = later.revision() - 1; revision > 0; revision--) {
            RevisionKey key = new RevisionKey(order.company(), order.id(), revision);
            if (isReady(order, key)) {
                return key;
            }
        }
        throw NotFound.because(
                "REVISION_NOT_FOUND",
                "Order " + order.id() + " has no revision before " + later.revision()
                        + " with files, which it could be compared with.");
    }

    /** All of them, oldest first. */
    List<Integer> all(Order order) {
        return IntStream.rangeClosed(1, order.readyRevision())
                .filter(revision -> isReady(order, new RevisionKey(order.company(), order.id(), revision)))
                .boxed()
                .toList();
    }

    boolean isReady(Order order, RevisionKey key) {
        return key.revision() <= order.readyRevision() && artifacts.kinds(key).size() == ArtifactKind.values().length;
    }

    private static NotReady notReady(Duration later) {
        return NotReady.retryAfter(later, "NOT_READY", "The files of this order are not ready yet; try again later.");
    }
}
