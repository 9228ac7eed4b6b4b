package dev.archway.server.scan;

import dev.archway.mesh.Axes;
import dev.archway.mesh.Measures;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.mesh.MeshFiles;
import dev.archway.server.platform.ArchwayProperties;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.NewObjects;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.Scratch;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Looks at the files of a scan, both jaws at once: whether they are what the manifest says, and meshes. A good one is stored as it came and as a mesh. */
@Component
class MeshIntake {

    private final Uploads uploads;
    private final ObjectStore store;
    private final NewObjects objects;
    private final Scratch scratch;
    private final HeavyWork heavy;
    private final int maxTriangles;

    MeshIntake(
            Uploads uploads,
            ObjectStore store,
            NewObjects objects,
            Scratch scratch,
            HeavyWork heavy,
            ArchwayProperties properties) {
        this.uploads = uploads;
        this.store = store;
        this.objects = objects;
        this.scratch = scratch;
        this.heavy = heavy;
        this.maxTriangles = properties.maxTriangles();
    }

    List<StoredJaw> take(CompanyId company, UUID scan, CheckedManifest manifest) throws IOException {
        List<Upload> whole = new ArrayList<>();
        for (JawFile file : manifest.files()) {
            whole.add(wholeUpload(company, scan, file));
        }
        List<Future<StoredJaw>> jaws = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            JawFile file = manifest.files().get(i);
            Upload upload = whole.get(i);
            jaws.add(heavy.begin(() -> store(file, upload, manifest.axes())));
        }
        List<StoredJaw> stored = new ArrayList<>();
        try {
            for (Future<StoredJaw> jaw : jaws) {
                stored.add(HeavyWork.join(jaw));
            }
        } finally {
            jaws.forEach(jaw -> jaw.cancel(false));
        }
        return stored;
    }

    private Upload wholeUpload(CompanyId company, UUID scan, JawFile file) throws IOException {
        Upload upload;
        try {
            upload = uploads.get(company, file.upload());
        } catch (NotFound e) {
            throw notOfThisScan(file);
        }
        if (!upload.scan().equals(scan)) {
            throw notOfThisScan(file);
        }
        if (!upload.isWhole()) {
            throw Invalid.because(
                    "UPLOAD_INCOMPLETE",
                    file.title() + " (" + file.field() + ".Upload): only " + upload.offset() + " of " + upload.length()
                            + " bytes have arrived.");
        }
        return upload;
    }

    private static Invalid notOfThisScan(JawFile file) {
        return Invalid.field(file.field() + ".Upload", file.upload(), "an upload that was made for this scan");
    }

    private StoredJaw store(JawFile file, Upload upload, Axes axes) throws IOException {
        Path path = uploads.file(upload);
        Path own = link(path);
        try {
            // the object's name is the digest of its bytes: one reading of the file serves both
            StoredObject original = store.put(own);
            if (!original.sha256().equals(file.sha256())) {
                throw Invalid.because(
                        "WRONG_DIGEST",
                        file.title() + " (" + file.field() + ".Sha256): what arrived has the SHA-256 "
                                + original.sha256() + ", the manifest says " + file.sha256() + ".");
            }
            Mesh mesh = axes.toScanFrame(read(file, path));
            return new StoredJaw(
                    file.jaw(),
                    file.fileName(),
                    original,
                    objects.put(out -> MeshCodec.write(mesh, out)),
                    mesh.vertexCount(),
                    mesh.triangleCount(),
                    mesh.colors() != null);
        } finally {
            Files.deleteIfExists(own);
        }
    }

    private Mesh read(JawFile file, Path path) throws IOException {
        Mesh mesh;
        try {
            mesh = MeshFiles.read(path, file.format(), maxTriangles);
        } catch (MeshException e) {
            throw Invalid.because("INVALID_MESH", file.title() + ": " + e.getMessage() + ".");
        }
        if (Measures.surfaceArea(mesh) <= 0) {
            throw Invalid.because(
                    "INVALID_MESH",
                    file.title() + ": it has no surface, for every one of its " + mesh.triangleCount()
                            + " triangles has the area 0.");
        }
        return mesh;
    }

    /** A second name for the same bytes, for the store takes over what it is given, and the scanner may have to complete again. */
    private Path link(Path file) throws IOException {
        Path link = scratch.name();
        try {
            return Files.createLink(link, file);
        } catch (UnsupportedOperationException e) {
            return Files.copy(file, link);
        }
    }
}
