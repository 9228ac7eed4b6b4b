package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.PlyWriter;
import dev.archway.mesh.StlWriter;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.Revisions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/** What is in an iDE package: meshes, the Rx as PDF and as HTML, metadata, and for ortho cases the pictures. DPMS API V2, 4.7.4; guideline, 7.2. */
@Component
class PackageContents {

    private final Revisions revisions;
    private final ArtifactRepository artifacts;
    private final ObjectStore store;
    private final RxPage page;
    private final RxPdf pdf;
    private final HeavyWork heavy;

    PackageContents(
            Revisions revisions,
            ArtifactRepository artifacts,
            ObjectStore store,
            RxPage page,
            RxPdf pdf,
            HeavyWork heavy) {
        this.revisions = revisions;
        this.artifacts = artifacts;
        this.store = store;
        this.page = page;
        this.pdf = pdf;
        this.heavy = heavy;
    }

    void write(PackageRecipe recipe, Revision revision, OutputStream out) throws IOException {
        SteadyZip zip = new SteadyZip(out, revision.completedAt(), heavy);
        List<PackageFile> files = new ArrayList<>();
        if (recipe.layout().hasPictures()) {
            addPictures(revision, zip, files);
        }
        addMeshes(revision, recipe.layout(), zip, files);
        addPapers(recipe, files, zip);
        zip.finish();
    }

    private void addPictures(Revision revision, SteadyZip zip, List<PackageFile> files) throws IOException {
        StoredObject gallery = artifacts
                .find(revision.key(), ArtifactKind.GALLERY)
                .orElseThrow(() -> new IllegalStateException("there is no gallery of " + revision.key()))
                .object();
        try (ZipInputStream pictures =
                new ZipInputStream(new BufferedInputStream(store.readRange(gallery.sha256(), 0, gallery.size())))) {
            for (ZipEntry entry = pictures.getNextEntry(); entry != null; entry = pictures.getNextEntry()) {
                files.add(new PackageFile(null, zip.addPacked(entry.getName(), pictures.readAllBytes())));
            }
        }
    }

    private void addMeshes(Revision revision, PackageLayout layout, SteadyZip zip, List<PackageFile> files)
            throws IOException {
        long order = revision.key().order().value();
        for (Map.Entry<Jaw, Mesh> each : revisions.meshes(revision).entrySet()) {
            Jaw jaw = each.getKey();
            Mesh mesh = layout.shape(jaw, each.getValue());
            String header = "Archway order " + order + " " + jaw.wire() + ", millimetres";
            if (layout.hasStl()) {
                files.add(new PackageFile(
                        jaw, zip.add(layout.fileName(order, jaw, "stl"), out -> StlWriter.write(mesh, header, out))));
            }
            if (layout.hasPly(mesh)) {
                files.add(new PackageFile(
                        jaw, zip.add(layout.fileName(order, jaw, "ply"), out -> PlyWriter.write(mesh, header, out))));
            }
        }
    }

    private void addPapers(PackageRecipe recipe, List<PackageFile> files, SteadyZip zip) throws IOException {
        ExportFacts order = recipe.facts();
        long number = order.key().order().value();
        if (recipe.layout().hasDentalProject()) {
            zip.add(number + ".dentalProject", out -> DentalProject.write(order, out));
        }
        String html = page.of(order);
        zip.add("Rx_" + number + ".html", out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        zip.addPacked("Rx_" + number + ".pdf", pdf.of(html, order));
        zip.add("itero_export_#" + number + "_v30.xml", out -> Metadata.writeVersion3(order, files, out));
        zip.add("itero_export_#" + number + "_v50.xml", out -> Metadata.writeVersion5(recipe, files, out));
    }
}
