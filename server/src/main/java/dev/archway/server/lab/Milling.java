package dev.archway.server.lab;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderMoved;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PlainText;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Physical models: stations take what waits, mill it, and send it off. Lab Connector Flows, 4. */
@Service
public class Milling {

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 100;

    private final Orders orders;
    private final MillingJobRepository jobs;
    private final Clock clock;

    Milling(Orders orders, MillingJobRepository jobs, Clock clock) {
        this.orders = orders;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The models that wait for a station, those that came first at the front, a hundred at most. */
    public List<MillingJob> waiting() {
        return jobs.waiting(MOST);
    }

    /** The models that a station has taken and not finished, those that it took first at the front: what it has to do after its software or this server broke down. */
    public List<MillingJob> at(@Nullable String station) {
        return jobs.at(named(station), MOST);
    }

    /** The models that are milled and have not left, those that were milled first at the front, a hundred at most. */
    public List<MillingJob> milled() {
        return jobs.milled(MOST);
    }

    /** The physical models of an order that is known to be the asker's, newest first. */
    public List<MillingJob> of(Order order) {
        return jobs.of(order.company(), order.id());
    }

    /** The model that waited longest is that station's from now on; empty when none waits. */
    @Transactional
    public Optional<MillingJob> take(@Nullable String station) {
        return jobs.take(named(station), clock.instant());
    }

    /** The same for a page that shows {@code first} as the one that waited longest: sent twice, it takes that one twice, and no other. */
    @Transactional
    public Optional<MillingJob> take(@Nullable String station, OrderId first) {
        String name = named(station);
        return jobs.hold(first).filter(job -> name.equals(job.station())).or(() -> take(name));
    }

    /** The model is milled: the order is ready to ship. An order that is not being milled, or is by another station, is a {@link Conflict}. */
    @Transactional
    public Order milled(OrderId id, @Nullable String station, String actor) {
        String name = named(station);
        Order order = orders.inWork(id);
        Order milled = orders.move(
                order.company(),
                id,
                CaseState.READY_TO_SHIP,
                Cause.by(actor, "milled the physical model at " + name, null));
        if (!jobs.milled(order.company(), id, name, clock.instant())) {
            throw Conflict.because(
                    "OTHER_STATION", "Another station than " + name + " mills the model of order " + id + ".");
        }
        return milled;
    }

    /** The model is on its way to the lab, which ends the case. An order that is not ready to ship is a {@link Conflict}. */
    @Transactional
    public Order shipped(
            OrderId id, @Nullable String station, @Nullable String carrier, @Nullable String tracking, String actor) {
        String name = named(station);
        String with = PlainText.line("Carrier", carrier, LONGEST_NAME);
        String number = PlainText.line("Tracking", tracking, LONGEST_NAME);
        Order order = orders.inWork(id);
        if (order.state() != CaseState.READY_TO_SHIP) {
            throw Conflict.because("NOT_READY_TO_SHIP", "Order " + id + " has no model that is ready to ship.");
        }
        String detail = Stream.of(with, number).filter(Objects::nonNull).collect(Collectors.joining(" "));
        Order shipped = orders.move(
                order.company(),
                id,
                CaseState.DOWNLOADED,
                Cause.by(actor, "shipped the physical model from " + name, detail.isEmpty() ? null : detail));
        jobs.end(order.company(), id, MillingJob.State.SHIPPED, name, with, number, clock.instant());
        return shipped;
    }

    private static String named(@Nullable String station) {
        String name = PlainText.line("Station", station, LONGEST_NAME);
        if (name == null) {
            throw Invalid.missing(
                    "Station", "the name of a milling station, in at most " + LONGEST_NAME + " characters");
        }
        return name;
    }

    @EventListener
    void on(OrderMoved move) {
        if (move.to() == CaseState.MILLING) {
            int revision = orders.get(move.company(), move.order()).revision();
            jobs.add(move.company(), move.order(), revision, clock.instant());
        } else if (move.from() == CaseState.MILLING && move.to() == CaseState.PROCESSING) {
            jobs.end(move.company(), move.order(), MillingJob.State.STOPPED, "archway", null, null, clock.instant());
        }
    }
}
