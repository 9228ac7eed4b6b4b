package dev.archway.server.lab;

import dev.archway.mesh.Mesh;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderMoved;
import dev.archway.server.order.Orders;
import dev.archway.server.order.RevisionKind;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.Tasks;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.ModeledRevisions;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.OrderId;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Where cases are modeled: what a lab sent here waits, oldest first, until models come back as a new revision, from a modeler or from Archway itself. Interpretation 2
 * is a second modeling of a case that is being milled. DPMS Scan Notifications, 4; Lab Connector Flows, 2, 4 and 5.
 */
@Service
public class Modeling {

    static final String TASK = "model-case";

    private static final Logger log = LoggerFactory.getLogger(Modeling.class);
    private static final String ARCHWAY = "archway";

    private final Orders orders;
    private final Revisions revisions;
    private final ModeledRevisions modeled;
    private final HeavyWork heavy;
    private final Tasks tasks;
    private final LabProperties properties;

    Modeling(
            Orders orders,
            Revisions revisions,
            ModeledRevisions modeled,
            HeavyWork heavy,
            Tasks tasks,
            LabProperties properties) {
        this.orders = orders;
        this.revisions = revisions;
        this.modeled = modeled;
        this.heavy = heavy;
        this.tasks = tasks;
        this.properties = properties;
    }

    /** The cases that wait to be modeled, those that came first at the front. */
    public List<Order> waiting() {
        return orders.waitingIn(CaseState.MODELING);
    }

    /** A modeler's models of a case that waits; any other case is a {@link Conflict}. It goes back to the lab for review. */
    public Order submit(CompanyId company, OrderId id, Map<Jaw, Mesh> models, String modeler) throws IOException {
        Order order = orders.get(company, id);
        if (order.state() != CaseState.MODELING) {
            throw Conflict.because(
                    "NOT_IN_MODELING", "Order " + id + " waits for no model: it is " + order.state() + ".");
        }
        return add(newest(order), RevisionKind.MODELING, models, CaseState.LAB_REVIEW, modeler);
    }

    /** Models a case that is being milled once more; it goes back to the lab for review, or straight on to milling. */
    public Order interpretAgain(CompanyId company, OrderId id, CaseState then, String modeler) throws IOException {
        Order order = orders.get(company, id);
        if (order.state() != CaseState.MILLING) {
            throw Conflict.because(
                    "NOT_IN_MILLING",
                    "Interpretation 2 is for a case that is being milled, and order " + id + " is " + order.state()
                            + ".");
        }
        RevisionKey base = newest(order);
        return add(base, RevisionKind.INTERPRETATION_2, modelAutomatically(base), then, modeler);
    }

    /** Has Archway model a case that waits, now. */
    public Order modelNow(CompanyId company, OrderId id, String modeler) throws IOException {
        return submit(company, id, modelAutomatically(newest(orders.get(company, id))), modeler);
    }

    @EventListener
    void on(OrderMoved move) {
        if (move.to() == CaseState.MODELING && properties.automatic()) {
            tasks.run(TASK, newest(orders.get(move.company(), move.order())).toString());
        }
    }

    /** The step of Archway's own modeler; a case that somebody else modeled meanwhile is left alone. */
    void modelAutomatically(String instance) throws IOException {
        RevisionKey base = RevisionKey.parse(instance);
        Order order = orders.get(base.company(), base.order());
        if (order.state() != CaseState.MODELING || order.revision() != base.revision()) {
            return;
        }
        try {
            add(base, RevisionKind.MODELING, modelAutomatically(base), CaseState.LAB_REVIEW, ARCHWAY);
        } catch (Conflict e) {
            log.info("{} was modeled by somebody else meanwhile", base);
        }
    }

    static void giveUp(String instance) {
        log.error("{} could not be modeled automatically; it waits for a modeler", instance);
    }

    private Map<Jaw, Mesh> modelAutomatically(RevisionKey base) throws IOException {
        Revision revision = revisions.find(base).orElseThrow();
        Map<Jaw, Future<Mesh>> works = new EnumMap<>(Jaw.class);
        revisions.meshes(revision).forEach((jaw, mesh) -> works.put(jaw, heavy.begin(() -> Modeler.model(jaw, mesh))));
        Map<Jaw, Mesh> models = new EnumMap<>(Jaw.class);
        for (Map.Entry<Jaw, Future<Mesh>> work : works.entrySet()) {
            models.put(work.getKey(), HeavyWork.join(work.getValue()));
        }
        return models;
    }

    private Order add(RevisionKey base, RevisionKind kind, Map<Jaw, Mesh> models, CaseState then, String modeler)
            throws IOException {
        String what = switch (kind) {
            case MODELING -> "modeled the case";
            case INTERPRETATION_2 -> "put the case through interpretation 2";
            case SCAN -> throw new IllegalArgumentException("a scan is not modeled");
        };
        return modeled.add(base, kind, models, then, Cause.by(modeler, what, null));
    }

    private static RevisionKey newest(Order order) {
        return new RevisionKey(order.company(), order.id(), order.revision());
    }
}
