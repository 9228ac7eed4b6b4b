package dev.archway.server.export;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.Bell;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.platform.Tasks;
import dev.archway.server.scan.MeshesReady;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps from meshes to a revision that is ready: one for each kind of artifact, side by side. A step makes its file, stores it, and adds its row; whichever row
 * is the last makes the revision ready in the same transaction, and begins its preview, which nobody waits for. A crash anywhere in between repeats the step, which
 * comes to the same.
 */
@Component
class ArtifactSteps {

    private static final Logger log = LoggerFactory.getLogger(ArtifactSteps.class);

    private final List<ArtifactMaker> makers;
    private final ArtifactRepository repository;
    private final Revisions revisions;
    private final Orders orders;
    private final ExportFactsReader facts;
    private final ViewerPreviews previews;
    private final Workbench workbench;
    private final Tasks tasks;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ArtifactSteps(
            List<ArtifactMaker> makers,
            ArtifactRepository repository,
            Revisions revisions,
            Orders orders,
            ExportFactsReader facts,
            ViewerPreviews previews,
            Workbench workbench,
            Tasks tasks,
            Bell bell,
            TransactionTemplate transaction,
            Clock clock) {
        this.makers = makers;
        this.repository = repository;
        this.revisions = revisions;
        this.orders = orders;
        this.facts = facts;
        this.previews = previews;
        this.workbench = workbench;
        this.tasks = tasks;
        this.bell = bell;
        this.transaction = transaction;
        this.clock = clock;
    }

    static String task(ArtifactKind kind) {
        return switch (kind) {
            case IDE_PACKAGE -> "make-package";
            case GALLERY -> "make-gallery";
            case VIEWER_MODEL -> "make-viewer-model";
        };
    }

    @EventListener
    void on(MeshesReady ready) {
        facts.remember(ready.revision());
        scheduleNext(revisions.lock(ready.revision()), EnumSet.noneOf(ArtifactKind.class), null);
    }

    /** Makes one artifact, unless it is there or nobody waits for it any more. */
    void make(ArtifactKind kind, RevisionKey key) throws IOException {
        if (!isAwaited(key) || repository.find(key, kind).isPresent()) {
            return;
        }
        Revision revision = revisions.find(key).orElseThrow();
        Draft draft = maker(kind).draft(revision);
        long start = System.nanoTime();
        StoredObject object = workbench.make(draft.content());
        keep(revision, new Artifact(kind, object, draft.fileName()), draft.kept());
        log.info("{} of {}: {} bytes in {} ms", kind, key, object.size(), (System.nanoTime() - start) / 1_000_000);
    }

    /** The scan cannot be used: the order waits for another one, and the scanner shows why. */
    void giveUp(ArtifactKind kind, RevisionKey key) {
        if (isAwaited(key)) {
            log.error("{} of {} could not be made; the order goes back to the scanner", kind, key);
            orders.processingFailed(key.company(), key.order(), key.revision(), reason(kind));
        }
    }

    private void keep(Revision revision, Artifact artifact, Draft.Kept kept) {
        RevisionKey key = revision.key();
        transaction.executeWithoutResult(_ -> {
            revisions.lock(key);
            if (!isAwaited(key)) {
                return;
            }
            repository.add(key, artifact, clock.instant());
            kept.as(artifact.object());
            Set<ArtifactKind> there = repository.kinds(key);
            if (there.containsAll(EnumSet.allOf(ArtifactKind.class))) {
                orders.revisionReady(key.company(), key.order(), key.revision());
                previews.begin(revision);
            } else {
                scheduleNext(revision, there, artifact.kind());
            }
        });
        bell.ring();
    }

    /** Schedules what can be made now and could not be made before {@code latest} was there. */
    private void scheduleNext(Revision revision, Set<ArtifactKind> there, @Nullable ArtifactKind latest) {
        for (ArtifactMaker maker : makers) {
            Set<ArtifactKind> needs = maker.needs(revision);
            boolean waitedForThis = latest == null ? needs.isEmpty() : needs.contains(latest);
            if (waitedForThis && there.containsAll(needs) && !there.contains(maker.kind())) {
                tasks.run(task(maker.kind()), revision.key().toString());
            }
        }
    }

    private boolean isAwaited(RevisionKey key) {
        Order order = orders.get(key.company(), key.order());
        return order.state() == CaseState.PROCESSING && order.revision() == key.revision();
    }

    private ArtifactMaker maker(ArtifactKind kind) {
        return makers.stream().filter(maker -> maker.kind() == kind).findFirst().orElseThrow();
    }

    private static String reason(ArtifactKind kind) {
        String what = switch (kind) {
            case IDE_PACKAGE -> "the package for download";
            case GALLERY -> "the pictures";
            case VIEWER_MODEL -> "the model for the viewer";
        };
        return "The scan arrived, but " + what
                + " could not be made of it. Please send the scan again; if that does not help,"
                + " the server's log says more.";
    }
}
