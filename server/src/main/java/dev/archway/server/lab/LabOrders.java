package dev.archway.server.lab;

import dev.archway.server.access.LabCaller;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a lab does with an order that was sent to it. One that it does not know is {@link NotFound}; what the order's state does not allow is a {@link Conflict}, and
 * nothing changes. Lab Connector Flows; PRODUCT.md, "Lab connector".
 */
@Service
public class LabOrders {

    private static final int LONGEST_REASON = 1000;

    private final Orders orders;
    private final Marks marks;

    LabOrders(Orders orders, Marks marks) {
        this.orders = orders;
        this.marks = marks;
    }

    /** Back to the doctor, who scans again, with remarks pinned on the newest revision; one that is not the newest any more is a {@link Conflict}. */
    @Transactional
    public Order returnScan(LabCaller lab, OrderId id, @Nullable String reason, int revision, List<Mark> pinned) {
        Order returned = returnScan(lab, id, reason);
        marks.pin(returned, revision, pinned, Cause.actor(lab));
        return returned;
    }

    /** Back to the doctor, who scans again; the scanner's worklist shows the reason. */
    @Transactional
    public Order returnScan(LabCaller lab, OrderId id, @Nullable String reason) {
        String text = PlainText.lines("Reason", reason, LONGEST_REASON);
        if (text == null) {
            throw Invalid.missing("Reason", "what the doctor should do better, in at most 1000 characters");
        }
        return move(lab, id, CaseState.SCANNING, "returned the scan to the doctor", text);
    }

    /** To modeling; it comes back to Lab Review as a new revision. */
    @Transactional
    public Order sendToModeling(LabCaller lab, OrderId id) {
        return move(lab, id, CaseState.MODELING, "sent the case to modeling", null);
    }

    /** A physical model is wanted: it is modeled first and comes to Lab Review; {@link #proceed} has it milled. */
    @Transactional
    public Order orderPhysicalModel(LabCaller lab, OrderId id) {
        return move(lab, id, CaseState.MODELING, "ordered a physical model", null);
    }

    /** The model in Lab Review is good: it is milled. */
    @Transactional
    public Order proceed(LabCaller lab, OrderId id) {
        return move(lab, id, CaseState.MILLING, "approved the model for milling", null);
    }

    private Order move(LabCaller lab, OrderId id, CaseState next, String what, @Nullable String detail) {
        Order order = orders.sentTo(lab.company(), id);
        return orders.move(order.company(), id, next, Cause.by(lab, what, detail));
    }
}
