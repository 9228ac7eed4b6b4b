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
import dev.archway.server.scan.AutomaticModel;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.ModeledRevisions;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.scan.ScanFile;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private static final int MOST = 100;
    private static final int LONGEST_REASON = 1000;
    private static final List<CaseState> AFTER_INTERPRETATION_2 = List.of(CaseState.LAB_REVIEW, CaseState.MILLING);

    private final Orders orders;
    private final Revisions revisions;
    private final ModeledRevisions modeled;
    private final ModelFiles files;
    private final HeavyWork heavy;
    private final Tasks tasks;
    private final LabProperties properties;
    private final Set<RevisionKey> accepted = ConcurrentHashMap.newKeySet();

    Modeling(
            Orders orders,
            Revisions revisions,
            ModeledRevisions modeled,
            ModelFiles files,
            HeavyWork heavy,
            Tasks tasks,
            LabProperties properties) {
        this.orders = orders;
        this.revisions = revisions;
        this.modeled = modeled;
        this.files = files;
        this.heavy = heavy;
        this.tasks = tasks;
        this.properties = properties;
    }

    /** The cases that wait to be modeled, those that came first at the front, a hundred at most. */
    public List<Order> waiting() {
        return orders.waitingIn(CaseState.MODELING, MOST);
    }

    /** What is to be modeled or milled of a case of any clinic: its newest meshes. A case that waits for neither is {@link NotFound}. */
    public Map<Jaw, Mesh> newestModels(OrderId id) throws IOException {
        return revisions.meshes(revisions.find(newest(orders.inWork(id))).orElseThrow());
    }

    /**
     * The models that a modeler sent as {@link ModelFiles}: of a case that waits for them, which goes back to the lab for review, or as interpretation 2 of one that is being
     * milled, which goes on as {@link #afterInterpretation2} says. Anything but a model for each jaw of the case is {@link Invalid}.
     *
     * @param revision what they were made of, so that nothing is taken twice from somebody who heard no answer; a case that has another one by now is a
     *     {@link Conflict}. Null for whatever is the newest.
     */
    public Order submit(OrderId id, @Nullable Integer revision, @Nullable String then, InputStream zip, String modeler)
            throws IOException {
        Order order = orders.inWork(id);
        RevisionKind kind = waitsFor(order);
        CaseState next = after(kind, then);
        if (revision != null) {
            mustBeAt(order, revision);
        }
        Map<Jaw, Mesh> models = files.read(zip);
        List<Jaw> jaws = revisions.find(newest(order)).orElseThrow().files().stream()
                .map(ScanFile::jaw)
                .toList();
        if (!models.keySet().equals(Set.copyOf(jaws))) {
            throw Invalid.because(
                    "WRONG_JAWS",
                    "Models of " + words(models.keySet()) + " were sent; order " + id + " needs one of " + words(jaws)
                            + ".");
        }
        return add(newest(order), kind, models, next, modeler);
    }

    /**
     * Has Archway model that revision of a case that waits for models, or is being milled, as a preview showed it; it goes on as with {@link #submit}. A case that has
     * another revision by now is a {@link Conflict}, and so is one that is being modeled at somebody's word already: modeling takes long, and is not begun twice.
     */
    public Order accept(OrderId id, int revision, @Nullable String then, String modeler) throws IOException {
        Order order = orders.inWork(id);
        RevisionKind kind = waitsFor(order);
        CaseState next = after(kind, then);
        mustBeAt(order, revision);
        RevisionKey base = newest(order);
        if (!accepted.add(base)) {
            throw Conflict.because("BEING_MODELED", "Order " + id + " is being modeled already.");
        }
        try {
            return add(base, kind, modelAutomatically(base), next, modeler);
        } finally {
            accepted.remove(base);
        }
    }

    private static void mustBeAt(Order order, int revision) {
        if (order.revision() != revision) {
            throw Conflict.because(
                    "OTHER_REVISION",
                    "Order " + order.id() + " is at revision " + order.revision() + "; revision " + revision
                            + " was looked at.");
        }
    }

    /** A case that cannot be modeled as it is goes back to its lab for review with the reason, and without a model. One that waits for no model is a {@link Conflict}. */
    public Order sendBack(OrderId id, @Nullable String reason, String modeler) {
        String text = PlainText.lines("Reason", reason, LONGEST_REASON);
        if (text == null) {
            throw Invalid.missing("Reason", "why it cannot be modeled, in at most " + LONGEST_REASON + " characters");
        }
        Cause cause = Cause.by(modeler, "sent the case back without a model", text);
        return orders.notModeled(orders.inWork(id).company(), id, cause);
    }

    private static CaseState after(RevisionKind kind, @Nullable String then) {
        CaseState next = afterInterpretation2(then);
        if (kind == RevisionKind.MODELING && next != CaseState.LAB_REVIEW) {
            throw Invalid.field("then", then, "Lab Review, where a case goes from modeling,");
        }
        return next;
    }

    private static RevisionKind waitsFor(Order order) {
        return switch (order.state()) {
            case MODELING -> RevisionKind.MODELING;
            case MILLING -> RevisionKind.INTERPRETATION_2;
            case SCANNING, PROCESSING, READY, EXPORTING, LAB_REVIEW, READY_TO_SHIP, DOWNLOADED ->
                throw Conflict.because(
                        "NOT_IN_MODELING", "Order " + order.id() + " waits for no model: it is " + order.state() + ".");
        };
    }

    private static String words(Collection<Jaw> jaws) {
        return jaws.stream().map(Jaw::wire).collect(Collectors.joining(" and "));
    }

    /** Where a case goes after interpretation 2, by the word of a lab for it: back for review unless it says otherwise. Lab Connector Flows, 5. */
    public static CaseState afterInterpretation2(@Nullable String then) {
        return then == null
                ? CaseState.LAB_REVIEW
                : AFTER_INTERPRETATION_2.stream()
                        .filter(state -> state.lab().equalsIgnoreCase(then))
                        .findFirst()
                        .orElseThrow(() -> Invalid.field(
                                "Then",
                                then,
                                AFTER_INTERPRETATION_2.stream()
                                        .map(CaseState::lab)
                                        .collect(Collectors.joining(" or "))));
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
        RevisionKey base = newest(orders.get(company, id));
        return add(base, RevisionKind.MODELING, modelAutomatically(base), CaseState.LAB_REVIEW, modeler);
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
        revisions
                .meshes(revision)
                .forEach((jaw, mesh) -> works.put(jaw, heavy.begin(() -> AutomaticModel.of(jaw, mesh))));
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
