package dev.archway.server.scan;

import dev.archway.mesh.Mesh;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sets of files that orders have, and their meshes: welded, in the frame of a scan, both jaws in occlusion. */
@Service
public class Revisions {

    private final RevisionRepository repository;
    private final ObjectStore store;
    private final Clock clock;

    Revisions(RevisionRepository repository, ObjectStore store, Clock clock) {
        this.repository = repository;
        this.store = store;
        this.clock = clock;
    }

    public Optional<Revision> find(RevisionKey key) {
        return repository.find(key, false);
    }

    /** The revision, held until the transaction ends: who adds to it comes one after the other. */
    @Transactional
    public Revision lock(RevisionKey key) {
        return repository
                .find(key, true)
                .orElseThrow(() -> new IllegalStateException("there is no revision " + key));
    }

    /** From now on this revision is what downloads serve. */
    @Transactional
    public void ready(RevisionKey key) {
        repository.ready(key, clock.instant());
    }

    /** The newest revision of which everything is there. */
    public Optional<RevisionKey> latestReady(CompanyId company, OrderId order) {
        return repository.latestReady(company, order).map(revision -> new RevisionKey(company, order, revision));
    }

    /** The meshes of a revision, upper jaw first; a scan may have one jaw alone. */
    public Map<Jaw, Mesh> meshes(Revision revision) throws IOException {
        Map<Jaw, Mesh> meshes = new EnumMap<>(Jaw.class);
        for (ScanFile file : revision.files()) {
            try (InputStream in = store.readRange(file.meshSha256(), 0, file.meshSize())) {
                meshes.put(file.jaw(), MeshCodec.read(in));
            }
        }
        return meshes;
    }
}
