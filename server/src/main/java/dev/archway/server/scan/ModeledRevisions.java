package dev.archway.server.scan;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.PlyWriter;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.order.RevisionKind;
import dev.archway.server.platform.NewObjects;
import dev.archway.server.shared.Conflict;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Revisions that were not scanned: what modeling and interpretation 2 make of the models that an order has. */
@Service
public class ModeledRevisions {

    private final Orders orders;
    private final RevisionRepository revisions;
    private final NewObjects objects;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ModeledRevisions(
            Orders orders,
            RevisionRepository revisions,
            NewObjects objects,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.revisions = revisions;
        this.objects = objects;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Adds the revision that follows {@code base}; when its artifacts are there the order goes to {@code then}. An order that has another revision by now, or that the
     * life cycle does not let, is a {@link Conflict}, and nothing changes.
     */
    public Order add(RevisionKey base, RevisionKind kind, Map<Jaw, Mesh> models, CaseState then, Cause cause)
            throws IOException {
        List<StoredJaw> jaws = new ArrayList<>();
        for (Map.Entry<Jaw, Mesh> model : models.entrySet()) {
            jaws.add(store(model.getKey(), kind, model.getValue()));
        }
        return transaction.execute(_ -> {
            Order order = orders.modeled(base.company(), base.order(), kind, then, cause);
            if (order.revision() != base.revision() + 1) {
                throw Conflict.because(
                        "OTHER_REVISION",
                        "Order " + base.order() + " has got another revision than " + base.revision()
                                + ", which the model was made of.");
            }
            RevisionKey key = new RevisionKey(base.company(), base.order(), order.revision());
            revisions.add(key, kind, null, jaws, clock.instant());
            events.publishEvent(new MeshesReady(key));
            return order;
        });
    }

    private StoredJaw store(Jaw jaw, RevisionKind kind, Mesh model) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT) + "_" + jaw.letter() + ".ply";
        return new StoredJaw(
                jaw,
                name,
                objects.put(out -> PlyWriter.write(model, "Archway, millimetres", out)),
                objects.put(out -> MeshCodec.write(model, out)),
                model.vertexCount(),
                model.triangleCount(),
                model.colors() != null);
    }
}
