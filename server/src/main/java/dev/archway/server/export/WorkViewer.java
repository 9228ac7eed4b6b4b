package dev.archway.server.export;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The scans of cases in work for modelers who signed in: of any clinic, while they wait for a modeler, a mill or a carrier, and of no other order. docs/adr/0012. */
@Service
public class WorkViewer {

    private final Orders orders;
    private final ReadyRevisions ready;
    private final ArtifactRepository artifacts;
    private final ViewerPreviews previews;
    private final Measurements measurements;
    private final GalleryPictures pictures;
    private final Accounts accounts;

    WorkViewer(
            Orders orders,
            ReadyRevisions ready,
            ArtifactRepository artifacts,
            ViewerPreviews previews,
            Measurements measurements,
            GalleryPictures pictures,
            Accounts accounts) {
        this.orders = orders;
        this.ready = ready;
        this.artifacts = artifacts;
        this.previews = previews;
        this.measurements = measurements;
        this.pictures = pictures;
        this.accounts = accounts;
    }

    /** The revisions that can be looked at, oldest first. */
    public List<Integer> revisions(UserId person, OrderId id) {
        return ready.all(order(person, id));
    }

    /** The front view of a revision, as small as a line of a list. */
    public byte[] picture(UserId person, OrderId id, int revision) throws IOException {
        return pictures.small(order(person, id), revision);
    }

    /** The model of both jaws. */
    public StoredFile model(UserId person, OrderId id, int revision) {
        RevisionKey key = ready.of(order(person, id), revision);
        Artifact model = artifacts.find(key, ArtifactKind.VIEWER_MODEL).orElseThrow(() -> NotFound.order(id));
        return new StoredFile(model.object(), model.fileName(), "model/gltf-binary");
    }

    /** The same with fewer triangles, to be looked at until all of it has come; empty while there is none, as of small scans. */
    public Optional<StoredFile> coarse(UserId person, OrderId id, int revision) {
        return previews.find(ready.of(order(person, id), revision));
    }

    /** How a revision differs from an earlier one after each jaw was fitted, waited for a little. */
    public Measurement difference(UserId person, OrderId id, int from, int to) throws InterruptedException {
        return measurements.difference(order(person, id), from, to, true);
    }

    /** What automatic modeling would make of the newest revision, beside it; waited for a little. The order stays as it is. */
    public Measurement preview(UserId person, OrderId id) throws InterruptedException {
        return measurements.automaticModel(order(person, id));
    }

    private Order order(UserId person, OrderId id) {
        if (accounts.user(person)
                .map(User::kind)
                .filter(UserKind.MODELER::equals)
                .isEmpty()) {
            throw Forbidden.because("FORBIDDEN", "This is for modelers.");
        }
        return orders.inWork(id);
    }
}
