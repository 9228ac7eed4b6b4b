package dev.archway.server.export;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotReady;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.AssetType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What can be fetched of an order, by those who may: its clinic, and the lab that it was sent to. DPMS API V2, 4.7. */
@Service
public class Downloads {

    private static final Logger log = LoggerFactory.getLogger(Downloads.class);
    private static final Set<CaseState> ENDED_BY_DOWNLOAD =
            EnumSet.of(CaseState.READY, CaseState.LAB_REVIEW, CaseState.READY_TO_SHIP);

    private final Orders orders;
    private final Revisions revisions;
    private final ReadyRevisions ready;
    private final ArtifactRepository artifacts;
    private final ScreenCaptures captures;
    private final PackageRecipes recipes;
    private final Packages packages;
    private final DownloadRepository fetched;
    private final ObjectStore store;
    private final Clock clock;
    private final Duration wait;

    Downloads(
            Orders orders,
            Revisions revisions,
            ReadyRevisions ready,
            ArtifactRepository artifacts,
            ScreenCaptures captures,
            PackageRecipes recipes,
            Packages packages,
            DownloadRepository fetched,
            ObjectStore store,
            Clock clock,
            ExportProperties properties) {
        this.orders = orders;
        this.revisions = revisions;
        this.ready = ready;
        this.artifacts = artifacts;
        this.captures = captures;
        this.recipes = recipes;
        this.packages = packages;
        this.fetched = fetched;
        this.store = store;
        this.clock = clock;
        this.wait = properties.downloadWait();
    }

    /**
     * The file of that type from the newest revision that is ready, or from that revision, beyond the documents; while a later one is being made, the newest is the one
     * before. Empty when the order has none of this type. The package is in the format of whoever asks. An order whose first revision is being made, and a package that was
     * not asked for before, are waited for a little, then they are {@link NotReady}. DPMS API V2, 4.7.3.
     */
    public Optional<Download> find(PairedCaller caller, OrderId id, AssetType type, @Nullable Integer revision)
            throws InterruptedException, IOException {
        Order order = orders.of(caller, id);
        if (type == AssetType.SCREEN_CAPTURE) {
            return captures.zip(order).map(zip -> new Download(type, order, order.readyRevision(), zip));
        }
        long patience = System.nanoTime() + wait.toNanos();
        RevisionKey key = revision == null ? ready.newest(order, patience) : ready.of(order, revision);
        Optional<Artifact> artifact = type == AssetType.IDE
                ? Optional.of(ide(caller, key, patience))
                : artifacts.find(key, ArtifactKind.GALLERY);
        return artifact.map(found -> new Download(type, order, key.revision(), found.file()));
    }

    /**
     * A file has been sent whole. An order whose package its lab has is downloaded, unless it has moved on meanwhile. PRODUCT.md, "Lab connector".
     */
    public void sent(PairedCaller caller, Download download) {
        fetched.add(download, caller, clock.instant());
        if (caller instanceof LabCaller && download.type() == AssetType.IDE) {
            downloaded(caller, download);
        }
    }

    private void downloaded(PairedCaller caller, Download download) {
        Order order = orders.get(download.order().company(), download.order().id());
        boolean waitsForThis =
                order.readyRevision() == download.revision() && ENDED_BY_DOWNLOAD.contains(order.state());
        if (!waitsForThis) {
            return;
        }
        try {
            orders.move(
                    order.company(), order.id(), CaseState.DOWNLOADED, Cause.by(caller, "fetched the package", null));
        } catch (Conflict e) {
            log.info("order {} moved on while its lab fetched the package: {}", order.id(), e.reason());
        }
    }

    private Artifact ide(PairedCaller caller, RevisionKey key, long patience) throws InterruptedException {
        Revision revision = revisions.find(key).orElseThrow();
        PackageRecipe recipe = recipes.of(revision, caller);
        return new Artifact(ArtifactKind.IDE_PACKAGE, packages.get(recipe, patience), recipe.fileName());
    }

    /** Bytes of a file. */
    public InputStream read(StoredFile file, long offset, long length) throws IOException {
        return store.readRange(file.object().sha256(), offset, length);
    }
}
