package dev.archway.server.export;

import dev.archway.mesh.Decimation;
import dev.archway.mesh.GlbWriter;
import dev.archway.mesh.Mesh;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.platform.Tasks;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.scan.ScanFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The viewer's models with far fewer triangles, which are there at once where the whole ones take seconds to come. They are an extra: begun when a revision is ready,
 * and not made of small scans, nor of revisions that were ready before there were previews. Nobody waits for one.
 */
@Component
class ViewerPreviews {

    static final String TASK = "make-viewer-preview";

    /** Of a jaw: 280 kB or so, with colours. */
    private static final int TRIANGLES = 20_000;

    /** Scans of up to so many triangles, 2 MB as models, come soon enough as they are. */
    private static final int SMALL = 100_000;

    private static final Logger log = LoggerFactory.getLogger(ViewerPreviews.class);

    private final Revisions revisions;
    private final ViewerPreviewRepository repository;
    private final Workbench workbench;
    private final Tasks tasks;
    private final Clock clock;

    ViewerPreviews(
            Revisions revisions, ViewerPreviewRepository repository, Workbench workbench, Tasks tasks, Clock clock) {
        this.revisions = revisions;
        this.repository = repository;
        this.workbench = workbench;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Has it made, in the transaction that makes the revision ready. */
    void begin(Revision revision) {
        if (isWorthIt(revision)) {
            tasks.run(TASK, revision.key().toString());
        }
    }

    Optional<StoredFile> find(RevisionKey key) {
        return repository
                .find(key)
                .map(object -> new StoredFile(object, key.order() + "_preview.glb", "model/gltf-binary"));
    }

    /** Makes it, unless it is there. */
    void make(RevisionKey key) throws IOException {
        if (repository.find(key).isPresent()) {
            return;
        }
        Revision revision = revisions.find(key).orElseThrow();
        long start = System.nanoTime();
        StoredObject object = workbench.make(out -> write(revision, out));
        repository.add(key, object, clock.instant());
        log.info("preview of {}: {} bytes in {} ms", key, object.size(), (System.nanoTime() - start) / 1_000_000);
    }

    static void giveUp(String instance) {
        log.error("the preview of {} could not be made; viewers begin with the whole model", instance);
    }

    private void write(Revision revision, OutputStream out) throws IOException {
        List<GlbWriter.Part> parts = new ArrayList<>();
        for (Map.Entry<Jaw, Mesh> jaw : revisions.meshes(revision).entrySet()) {
            parts.add(ViewerModelMaker.part(jaw.getKey(), Decimation.toTriangles(jaw.getValue(), TRIANGLES)));
        }
        GlbWriter.write(parts, out);
    }

    private static boolean isWorthIt(Revision revision) {
        return revision.files().stream().mapToLong(ScanFile::triangles).sum() > SMALL;
    }
}
