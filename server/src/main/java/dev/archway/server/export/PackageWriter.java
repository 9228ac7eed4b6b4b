package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.PlyWriter;
import dev.archway.mesh.StlWriter;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.scan.Jaw;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Writes packages. Their bytes depend on nothing but what is handed over here; whoever changes them raises {@link PackageRecipe#MAKER}. */
@Component
class PackageWriter {

    private final RxPage page;
    private final RxPdf pdf;
    private final HeavyWork heavy;

    PackageWriter(RxPage page, RxPdf pdf, HeavyWork heavy) {
        this.page = page;
        this.pdf = pdf;
        this.heavy = heavy;
    }

    /**
     * A package as a zip file, written by one of the threads for heavy work.
     *
     * @param scan what reads each jaw's mesh, in the frame of the scan
     * @param pictures by their names, in their order; none in a package that has no pictures
     * @param time that of all files in it
     */
    void write(
            PackageRecipe recipe,
            Map<Jaw, Callable<Mesh>> scan,
            SequencedMap<String, byte[]> pictures,
            Instant time,
            OutputStream out)
            throws IOException {
        SequencedMap<Jaw, Future<Mesh>> begun = beginShaping(recipe.layout(), scan);
        try {
            String html = page.of(recipe.facts());
            Future<byte[]> rx = heavy.begin(() -> pdf.of(html, recipe.facts()));
            try {
                write(recipe, html, join(begun), rx, pictures, new SteadyZip(out, time, heavy));
            } finally {
                rx.cancel(false);
            }
        } finally {
            begun.values().forEach(model -> model.cancel(false));
        }
    }

    private void write(
            PackageRecipe recipe,
            String html,
            Map<Jaw, Mesh> models,
            Future<byte[]> rx,
            SequencedMap<String, byte[]> pictures,
            SteadyZip zip)
            throws IOException {
        List<PackageFile> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            files.add(new PackageFile(null, zip.addPacked(picture.getKey(), picture.getValue())));
        }
        for (Map.Entry<Jaw, Mesh> model : models.entrySet()) {
            addModel(recipe, model.getKey(), model.getValue(), zip, files);
        }
        addPapers(recipe, html, rx, files, zip);
        zip.finish();
    }

    /** The jaws side by side, as far as threads are free. */
    private SequencedMap<Jaw, Future<Mesh>> beginShaping(PackageLayout layout, Map<Jaw, Callable<Mesh>> scan) {
        SequencedMap<Jaw, Future<Mesh>> begun = new LinkedHashMap<>();
        scan.forEach((jaw, mesh) -> begun.put(jaw, heavy.begin(() -> layout.shape(jaw, mesh.call()))));
        return begun;
    }

    /** The last one is shaped here, unless somebody has begun it. */
    private Map<Jaw, Mesh> join(SequencedMap<Jaw, Future<Mesh>> begun) throws IOException {
        Map<Jaw, Mesh> models = new EnumMap<>(Jaw.class);
        for (Map.Entry<Jaw, Future<Mesh>> model : begun.reversed().entrySet()) {
            models.put(model.getKey(), heavy.joinHere(model.getValue()));
        }
        return models;
    }

    private static void addModel(PackageRecipe recipe, Jaw jaw, Mesh model, SteadyZip zip, List<PackageFile> files)
            throws IOException {
        PackageLayout layout = recipe.layout();
        long order = recipe.facts().key().order().value();
        String header = "Archway order " + order + " " + jaw.wire() + ", millimetres";
        if (layout.hasStl()) {
            files.add(new PackageFile(
                    jaw, zip.add(layout.fileName(order, jaw, "stl"), out -> StlWriter.write(model, header, out))));
        }
        if (layout.hasPly(model)) {
            files.add(new PackageFile(
                    jaw, zip.add(layout.fileName(order, jaw, "ply"), out -> PlyWriter.write(model, header, out))));
        }
    }

    private void addPapers(PackageRecipe recipe, String html, Future<byte[]> rx, List<PackageFile> files, SteadyZip zip)
            throws IOException {
        ExportFacts order = recipe.facts();
        long number = order.key().order().value();
        if (recipe.layout().hasDentalProject()) {
            zip.add(number + ".dentalProject", out -> DentalProject.write(order, out));
        }
        zip.add("Rx_" + number + ".html", out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        zip.addPacked("Rx_" + number + ".pdf", heavy.joinHere(rx));
        zip.add("itero_export_#" + number + "_v30.xml", out -> Metadata.writeVersion3(order, files, out));
        zip.add("itero_export_#" + number + "_v50.xml", out -> Metadata.writeVersion5(recipe, files, out));
    }
}
