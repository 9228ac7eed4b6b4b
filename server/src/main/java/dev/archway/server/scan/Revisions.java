package dev.archway.server.scan;

import dev.archway.mesh.Mesh;
import dev.archway.server.platform.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
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

    Revisions(RevisionRepository repository, ObjectStore store) {
        this.repository = repository;
        this.store = store;
    }

    public Optional<Revision> find(RevisionKey key) {
        return repository.find(key, false);
    }

    /** The revision, held until the transaction ends: who adds to it comes one after the other. */
    @Transactional
    public Revision lock(RevisionKey key) {
        return repository.find(key, true).orElseThrow(() -> new IllegalStateException("there is no revision " + key));
    }

    /** The meshes of a revision, upper jaw first; a scan may have one jaw alone. */
    public Map<Jaw, Mesh> meshes(Revision revision) throws IOException {
        Map<Jaw, Mesh> meshes = new EnumMap<>(Jaw.class);
        for (ScanFile file : revision.files()) {
            meshes.put(file.jaw(), mesh(file));
        }
        return meshes;
    }

    /** One of them. */
    public Mesh mesh(ScanFile file) throws IOException {
        try (InputStream in = store.readRange(file.meshSha256(), 0, file.meshSize())) {
            return MeshCodec.read(in);
        }
    }
}
