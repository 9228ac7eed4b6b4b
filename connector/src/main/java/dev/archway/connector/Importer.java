package dev.archway.connector;

import dev.archway.client.Download;
import dev.archway.wire.AssetType;
import dev.archway.wire.PracticeOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings the newest revision of one order into the archive, exactly once: a package that is there already is recognised, one that is cut short leaves no trace. */
final class Importer {

    private static final int MOST_CHANGES_UNDERWAY = 3;

    private final long companyId;
    private final ScanSource source;
    private final Archive archive;
    private final Holdings holdings;
    private final Clock clock;
    private final Step.Watcher watcher;

    Importer(long companyId, ScanSource source, Archive archive, Holdings holdings, Clock clock, Step.Watcher watcher) {
        this.companyId = companyId;
        this.source = source;
        this.archive = archive;
        this.holdings = holdings;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** Decides what a crash left open: an announced revision either got into the folder, then it counts, or it did not. */
    void settle() {
        for (Holdings.Revision revision : holdings.open()) {
            Path orderFolder = holdings.order(revision.orderId()).orElseThrow().folder();
            if (archive.has(orderFolder.resolve(revision.name()))) {
                holdings.arrived(revision);
            } else {
                holdings.missed(revision);
            }
        }
    }

    Imported bring(UUID rxId) throws IOException {
        settle();
        Optional<PracticeOrder> found = source.order(rxId);
        if (found.isEmpty()) {
            return new Imported.NotThere();
        }
        PracticeOrder order = found.get();
        if (order.companyId() != companyId) {
            return new Imported.NotOurs();
        }
        Path staging = archive.stage(order.orderId());
        try {
            return bring(order, staging);
        } finally {
            archive.discard(staging);
        }
    }

    private Imported bring(PracticeOrder order, Path staging) throws IOException {
        Optional<Holdings.Held> held = holdings.order(order.orderId());
        String knownEtag = held.map(Holdings.Held::etag).orElse(null);
        Path file = staging.resolve(order.orderId() + "_ide.zip");
        Download.Saved saved;
        switch (source.download(order, AssetType.IDE, file, knownEtag)) {
            case Download.Unchanged unchanged -> {
                holdings.looked(order.orderId(), knownEtag, Fingerprint.of(order));
                return new Imported.NothingNew();
            }
            case Download.Nothing nothing -> throw new IOException("the server sent no package");
            case Download.Saved first -> saved = first;
        }
        watcher.reached(Step.PACKAGE_DOWNLOADED);
        if (!holdings.has(order.orderId(), saved.sha256())) {
            saved = withMatchingGallery(order, staging, saved);
        }
        if (holdings.has(order.orderId(), saved.sha256())) {
            holdings.looked(order.orderId(), saved.etag(), Fingerprint.of(order));
            return new Imported.NothingNew();
        }
        return keep(order, staging, saved, held.map(Holdings.Held::folder).orElseGet(() -> Archive.folderOf(order)));
    }

    /** A rescan between the two downloads would give a package and a gallery that do not belong together: so the package is asked for again, which costs nothing when it is the same. */
    private Download.Saved withMatchingGallery(PracticeOrder order, Path staging, Download.Saved first)
            throws IOException {
        Path gallery = staging.resolve(order.orderId() + "_gallery.zip");
        Download.Saved saved = first;
        for (int i = 0; i < MOST_CHANGES_UNDERWAY; i++) {
            source.download(order, AssetType.IMAGE_GALLERY, gallery, null);
            watcher.reached(Step.GALLERY_DOWNLOADED);
            @Nullable String etag = saved.etag();
            if (etag == null
                    || !(source.download(order, AssetType.IDE, saved.file(), etag) instanceof Download.Saved newer)
                    || newer.sha256().equals(saved.sha256())) {
                return saved;
            }
            saved = newer;
        }
        throw new IOException("the order kept changing while it was downloaded");
    }

    private Imported keep(PracticeOrder order, Path staging, Download.Saved saved, Path orderFolder)
            throws IOException {
        int number = 1 + Math.max(holdings.lastRevision(order.orderId()), archive.lastRevision(orderFolder));
        Holdings.Revision revision = new Holdings.Revision(
                order.orderId(),
                number,
                saved.sha256(),
                saved.size(),
                saved.etag(),
                Fingerprint.of(order),
                clock.instant());
        OrderFile metadata = new OrderFile(number, revision.importedAt(), saved.sha256(), saved.size(), order);
        archive.write(staging.resolve("order.json"), metadata.json());
        archive.settle(staging);
        watcher.reached(Step.WRITTEN);
        holdings.announce(revision, orderFolder);
        watcher.reached(Step.ANNOUNCED);
        archive.publish(staging, orderFolder, revision.name());
        watcher.reached(Step.PUBLISHED);
        holdings.arrived(revision);
        watcher.reached(Step.RECORDED);
        String procedure = Optional.ofNullable(order.procedureName()).orElse(order.caseType());
        return new Imported.NewRevision(order.orderId(), procedure, number, saved.size());
    }
}
