package dev.archway.server.export;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.order.Order;
import dev.archway.server.order.SeenOrders;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The scans of an order for people who signed in and may see it: the page that {@code ViewerUrl} leads to. DPMS API V2, 4.4.3 and 4.4.8. */
@Service
public class Viewer {

    private final SeenOrders orders;
    private final Revisions revisions;
    private final ReadyRevisions ready;
    private final ArtifactRepository artifacts;
    private final ViewerPreviews previews;
    private final PackageRecipes recipes;
    private final Packages packages;
    private final ExportFactsReader facts;
    private final Measurements measurements;
    private final Accounts accounts;

    Viewer(
            SeenOrders orders,
            Revisions revisions,
            ReadyRevisions ready,
            ArtifactRepository artifacts,
            ViewerPreviews previews,
            PackageRecipes recipes,
            Packages packages,
            ExportFactsReader facts,
            Measurements measurements,
            Accounts accounts) {
        this.orders = orders;
        this.revisions = revisions;
        this.ready = ready;
        this.artifacts = artifacts;
        this.previews = previews;
        this.recipes = recipes;
        this.packages = packages;
        this.facts = facts;
        this.measurements = measurements;
        this.accounts = accounts;
    }

    /** What the page says; empty while there is no scan to be seen yet. */
    public Optional<ViewedOrder> open(UserId person, OrderId id) {
        Order order = orders.get(person, id);
        if (!order.listed()) {
            return Optional.empty();
        }
        RevisionKey newest = new RevisionKey(order.company(), id, order.readyRevision());
        ExportFacts said = facts.of(revisions.find(newest).orElseThrow());
        return Optional.of(new ViewedOrder(
                id,
                said.patient(),
                said.chartNumber(),
                said.procedure(),
                said.doctor(),
                said.practice(),
                said.labName(),
                said.scannedAt(),
                Tooth.of(said.preps()),
                accounts.belongs(person, order.company())
                        ? order.state().practice()
                        : order.state().lab(),
                revisions(order)));
    }

    /** The revisions of an order whose models can be seen, oldest first. */
    public List<Integer> revisions(Order order) {
        return ready.all(order);
    }

    /** What each revision has that is ready, newest first, for somebody who may see it: the package is the one that he gets. */
    public List<FilesOfRevision> files(PairedCaller caller, Order order) {
        return revisions(order).reversed().stream()
                .map(revision -> new RevisionKey(order.company(), order.id(), revision))
                .flatMap(key -> revisions.find(key).stream())
                .map(revision -> files(caller, revision))
                .toList();
    }

    private FilesOfRevision files(PairedCaller caller, Revision revision) {
        PackageRecipe recipe = recipes.of(revision, caller);
        Optional<Artifact> own =
                packages.made(recipe).map(object -> new Artifact(ArtifactKind.IDE_PACKAGE, object, recipe.fileName()));
        List<Artifact> made = Arrays.stream(ArtifactKind.values())
                .flatMap(kind ->
                        (kind == ArtifactKind.IDE_PACKAGE ? own : artifacts.find(revision.key(), kind)).stream())
                .toList();
        return new FilesOfRevision(
                revision.key().revision(), revision.completedAt(), revision.files(), made, own.isEmpty());
    }

    /** The model of both jaws, small and quick to draw. */
    public Optional<StoredFile> model(UserId person, OrderId id, int revision) {
        return model(orders.get(person, id), revision);
    }

    /** The same of an order that may be seen. */
    public Optional<StoredFile> model(Order order, int revision) {
        RevisionKey key = ready.of(order, revision);
        return artifacts
                .find(key, ArtifactKind.VIEWER_MODEL)
                .map(model -> new StoredFile(model.object(), model.fileName(), "model/gltf-binary"));
    }

    /** The same with fewer triangles, to be looked at until all of it has come; empty while there is none, as of small scans. */
    public Optional<StoredFile> preview(UserId person, OrderId id, int revision) {
        return preview(orders.get(person, id), revision);
    }

    /** The same of an order that may be seen. */
    public Optional<StoredFile> preview(Order order, int revision) {
        return previews.find(ready.of(order, revision));
    }

    /** How the jaws meet, waited for a little. */
    public Measurement occlusion(UserId person, OrderId id, int revision) throws InterruptedException {
        return measurements.occlusion(orders.get(person, id), revision);
    }

    /** How a revision differs from an earlier one after each jaw was fitted, waited for a little. */
    public Measurement difference(UserId person, OrderId id, int from, int to) throws InterruptedException {
        return measurements.difference(orders.get(person, id), from, to, true);
    }
}
