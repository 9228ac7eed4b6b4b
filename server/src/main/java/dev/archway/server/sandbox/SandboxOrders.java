package dev.archway.server.sandbox;

import dev.archway.server.lab.Milling;
import dev.archway.server.lab.Modeling;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.LabStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Plays everybody whom a case waits for: the lab that approves, the modeler, the mill, the carrier. PRODUCT.md, "stuck cases". */
@Service
@Profile("!production")
public class SandboxOrders {

    private static final String INTERPRETATION_2 = "Interpretation 2";
    private static final String ACTOR = "sandbox";

    private final SandboxClinics clinics;
    private final Orders orders;
    private final Modeling modeling;
    private final Milling milling;

    SandboxOrders(SandboxClinics clinics, Orders orders, Modeling modeling, Milling milling) {
        this.clinics = clinics;
        this.orders = orders;
        this.modeling = modeling;
        this.milling = milling;
    }

    /** The order of any clinic. */
    public Order get(OrderId id) {
        return orders.get(clinics.clinicOf(id).orElseThrow(() -> NotFound.order(id)), id);
    }

    /**
     * Moves a case on: to that status of the lab's view, through interpretation 2 and {@code then} on to Lab Review or to milling, or without {@code to} one step, if it waits
     * for somebody else than lab, practice and scanner. Files are made in the background, so that a case that gets new ones is shown on its way.
     */
    public Order advance(OrderId id, @Nullable String to, @Nullable String then) throws IOException {
        CompanyId company = clinics.clinicOf(id).orElseThrow(() -> NotFound.order(id));
        Order order = orders.get(company, id);
        if (INTERPRETATION_2.equalsIgnoreCase(to)) {
            CaseState end = Modeling.afterInterpretation2(then);
            Order milled = order.state() == CaseState.LAB_REVIEW ? step(order, CaseState.MILLING) : order;
            return modeling.interpretAgain(company, milled.id(), end, ACTOR);
        }
        if (then != null) {
            throw Invalid.field("Then", then, "a status after " + INTERPRETATION_2 + ", if To says that,");
        }
        return to == null ? step(order, next(order)) : advance(order, target(to));
    }

    private Order advance(Order order, CaseState target) throws IOException {
        Order now = order;
        while (now.state() != target && now.state() != CaseState.PROCESSING) {
            now = step(now, towards(now, target));
        }
        return now;
    }

    private Order step(Order order, CaseState next) throws IOException {
        CompanyId company = order.company();
        OrderId id = order.id();
        return switch (next) {
            case READY_TO_SHIP -> milling.milled(id, ACTOR, ACTOR);
            case DOWNLOADED ->
                order.state() == CaseState.READY_TO_SHIP
                        ? milling.shipped(id, ACTOR, null, null, ACTOR)
                        : orders.move(company, id, next, cause("fetched the package"));
            case MODELING -> orders.move(company, id, next, cause("sent the case to modeling"));
            case MILLING -> orders.move(company, id, next, cause("approved the model for milling"));
            case PROCESSING -> modeling.modelNow(company, id, ACTOR);
            case SCANNING, READY, EXPORTING, LAB_REVIEW ->
                throw new IllegalArgumentException("nobody can bring a case to " + next);
        };
    }

    /** The step of whoever a case waits for. */
    private static CaseState next(Order order) {
        return switch (order.state()) {
            case MODELING -> CaseState.PROCESSING;
            case MILLING -> CaseState.READY_TO_SHIP;
            case READY_TO_SHIP -> CaseState.DOWNLOADED;
            case SCANNING, PROCESSING, READY, EXPORTING, LAB_REVIEW, DOWNLOADED ->
                throw Conflict.because(
                        "WAITS_FOR_NOBODY_ELSE",
                        "Order " + order.id() + " is " + order.state()
                                + " and waits for no modeler, mill or carrier; name the status that it should get in To.");
        };
    }

    /** The next state on the way to a target: the target itself, or what comes before it. */
    private static CaseState towards(Order order, CaseState target) {
        CaseState state = order.state();
        if (state == CaseState.MODELING && target == CaseState.LAB_REVIEW) {
            return CaseState.PROCESSING; // a model is made of it, rather than that somebody sends it back without one
        }
        if (state.next().contains(target)) {
            return target;
        }
        CaseState before = switch (target) {
            case LAB_REVIEW -> CaseState.MODELING;
            case READY_TO_SHIP -> CaseState.MILLING;
            case DOWNLOADED -> CaseState.READY_TO_SHIP;
            case SCANNING, PROCESSING, READY, EXPORTING, MODELING, MILLING -> throw noWay(order, target);
        };
        if (!state.next().contains(before)) {
            throw noWay(order, target);
        }
        return before;
    }

    private static CaseState target(String to) {
        return Arrays.stream(CaseState.values())
                .filter(state -> state.isOfLab() && state.lab().equalsIgnoreCase(to))
                .findFirst()
                .orElseThrow(() -> Invalid.field(
                        "To",
                        to,
                        Arrays.stream(LabStatus.values()).map(LabStatus::text).collect(Collectors.joining(", "))
                                + " or " + INTERPRETATION_2));
    }

    private static Conflict noWay(Order order, CaseState target) {
        return Conflict.because(
                "ILLEGAL_MOVE",
                "Order " + order.id() + " is " + order.state().lab() + " for its lab, and from there no step leads to "
                        + target.lab() + ".");
    }

    private static Cause cause(String what) {
        return Cause.by(ACTOR, what, null);
    }
}
