package dev.archway.server.lab;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderMoved;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PlainText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Physical models: stations take what waits, mill it, and send it off. Lab Connector Flows, 4. */
@Service
public class Milling {

    private static final int LONGEST_NAME = 100;

    private final Orders orders;
    private final MillingJobRepository jobs;
    private final Clock clock;

    Milling(Orders orders, MillingJobRepository jobs, Clock clock) {
        this.orders = orders;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The models that wait for a station, those that came first at the front. */
    public List<MillingJob> waiting() {
        return jobs.waiting();
    }

    /** The models of an order, oldest first. */
    public List<MillingJob> of(CompanyId company, OrderId order) {
        return jobs.of(company, order);
    }

    /** The model that waited longest is that station's from now on; empty when none waits. */
    @Transactional
    public Optional<MillingJob> take(String station) {
        return jobs.take(station, clock.instant());
    }

    /** The model is milled: the order is ready to ship. An order that is not being milled is a {@link Conflict}. */
    @Transactional
    public Order milled(CompanyId company, OrderId id, String station) {
        Order order =
                orders.move(company, id, CaseState.READY_TO_SHIP, Cause.by(station, "milled the physical model", null));
        jobs.end(company, id, MillingJob.State.MILLED, station, null, null, clock.instant());
        return order;
    }

    /** The model is on its way to the lab, which ends the case. An order that is not ready to ship is a {@link Conflict}. */
    @Transactional
    public Order shipped(
            CompanyId company, OrderId id, String station, @Nullable String carrier, @Nullable String tracking) {
        String with = PlainText.line("Carrier", carrier, LONGEST_NAME);
        String number = PlainText.line("Tracking", tracking, LONGEST_NAME);
        String detail = with == null ? null : number == null ? with : with + " " + number;
        if (orders.get(company, id).state() != CaseState.READY_TO_SHIP) {
            throw Conflict.because("NOT_READY_TO_SHIP", "Order " + id + " has no model that is ready to ship.");
        }
        Order order =
                orders.move(company, id, CaseState.DOWNLOADED, Cause.by(station, "shipped the physical model", detail));
        jobs.end(company, id, MillingJob.State.SHIPPED, station, with, number, clock.instant());
        return order;
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
