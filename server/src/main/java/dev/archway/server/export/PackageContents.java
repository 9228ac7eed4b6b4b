package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.Revisions;
import dev.archway.server.scan.ScanFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/** What is in an iDE package: meshes, the Rx as PDF and as HTML, metadata, and for ortho cases the pictures. DPMS API V2, 4.7.4; guideline, 7.2. */
@Component
class PackageContents {

    private final Revisions revisions;
    private final ArtifactRepository artifacts;
    private final ObjectStore store;
    private final PackageWriter writer;

    PackageContents(Revisions revisions, ArtifactRepository artifacts, ObjectStore store, PackageWriter writer) {
        this.revisions = revisions;
        this.artifacts = artifacts;
        this.store = store;
        this.writer = writer;
    }

    void write(PackageRecipe recipe, Revision revision, OutputStream out) throws IOException {
        SequencedMap<String, byte[]> pictures =
                recipe.layout().hasPictures() ? pictures(revision) : new LinkedHashMap<>();
        Map<Jaw, Callable<Mesh>> scan = new EnumMap<>(Jaw.class);
        for (ScanFile file : revision.files()) {
            scan.put(file.jaw(), () -> revisions.mesh(file));
        }
        writer.write(recipe, scan, pictures, revision.completedAt(), out);
    }

    private SequencedMap<String, byte[]> pictures(Revision revision) throws IOException {
        StoredObject gallery = artifacts
                .find(revision.key(), ArtifactKind.GALLERY)
                .orElseThrow(() -> new IllegalStateException("there is no gallery of " + revision.key()))
                .object();
        SequencedMap<String, byte[]> pictures = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(store.readRange(gallery.sha256(), 0, gallery.size())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                pictures.put(entry.getName(), zip.readAllBytes());
            }
        }
        return pictures;
    }
}
