package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.render.Gallery;
import dev.archway.mesh.render.View;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.Sha256;
import dev.archway.server.scan.Jaw;
import dev.archway.wire.CaseType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Packages of two coloured jaws of a few hundred triangles, and a program that prints the digest of one: run with other numbers of processors, it must print the same. */
final class TinyPackages {

    private static final Instant TIME = Instant.parse("2026-02-03T23:30:42Z");
    private static final int CELLS = 12;

    private final RxPdf pdf;
    private final HeavyWork heavy;

    TinyPackages(RxPdf pdf, HeavyWork heavy) {
        this.pdf = pdf;
        this.heavy = heavy;
    }

    public static void main(String[] none) throws IOException {
        HeavyWork heavy = new HeavyWork();
        System.out.println("digest " + digest(new TinyPackages(new RxPdf(), heavy).orthodontic(rendered())));
        heavy.destroy();
    }

    /** Solid models as STL and PLY with those pictures: each path that an orthodontic package takes. */
    byte[] orthodontic(SequencedMap<String, byte[]> pictures) throws IOException {
        ExportFormat format = new ExportFormat(
                ExportType.SOLID_MODEL,
                ExportType.SOLID_MODEL,
                DataFormat.FILE_PER_ARCH,
                FileType.STL_AND_PLY,
                CadCamSystem.GENERIC);
        return made(PackageRecipe.of(SampleExport.orthodontic(CaseType.IRECORD), format, false), pictures);
    }

    /** exocad's files: STL, PLY and the project. */
    byte[] restorative() throws IOException {
        ExportFormat format = new ExportFormat(
                ExportType.OPEN_SHELL,
                ExportType.OPEN_SHELL,
                DataFormat.FILE_PER_ARCH,
                FileType.STL,
                CadCamSystem.EXOCAD);
        return made(PackageRecipe.of(SampleExport.facts(), format, false), new LinkedHashMap<>());
    }

    private byte[] made(PackageRecipe recipe, SequencedMap<String, byte[]> pictures) throws IOException {
        Map<Jaw, Callable<Mesh>> scan = new EnumMap<>(Jaw.class);
        scan.put(Jaw.UPPER, () -> hills(8, -1));
        scan.put(Jaw.LOWER, () -> hills(-8, 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PackageWriter(new RxPage(templates()), pdf, heavy).write(recipe, scan, pictures, TIME, out);
        return out.toByteArray();
    }

    /** Pictures that are none: how they are drawn is no matter of packages. */
    static SequencedMap<String, byte[]> pictures() {
        SequencedMap<String, byte[]> pictures = new LinkedHashMap<>();
        for (View view : View.values()) {
            pictures.put(view.fileName(7), view.name().getBytes(StandardCharsets.UTF_8));
        }
        return pictures;
    }

    private static SequencedMap<String, byte[]> rendered() throws IOException {
        SequencedMap<String, byte[]> pictures = new LinkedHashMap<>();
        Gallery.render(hills(8, -1), hills(-8, 1)).forEach((view, jpeg) -> pictures.put(view.fileName(7), jpeg));
        return pictures;
    }

    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    /** The Rx as what is drawn on its page: the file around it is deflated by the JDK's zlib, whose bytes are the JDK's matter. */
    static final class PlainPdf extends RxPdf {

        @Override
        byte[] of(String html, ExportFacts order) throws IOException {
            try (PDDocument document = Loader.loadPDF(super.of(html, order))) {
                return document.getPage(0).getContents().readAllBytes();
            }
        }
    }

    /** Small steep hills on the plane {@code z}, without any function that processors might round in their own way. */
    private static Mesh hills(float z, float up) {
        int side = CELLS + 1;
        float[] positions = new float[3 * side * side];
        byte[] colors = new byte[positions.length];
        for (int i = 0; i < positions.length / 3; i++) {
            positions[3 * i] = 5f * (i % side) - 30;
            positions[3 * i + 1] = 3f * (i / side) - 18;
            positions[3 * i + 2] = z + up * (i * i % 7) * 0.5f;
            colors[3 * i] = (byte) (200 + i % 40);
            colors[3 * i + 1] = (byte) (150 + i % 60);
            colors[3 * i + 2] = (byte) (140 + i % 30);
        }
        int[] triangles = new int[6 * CELLS * CELLS];
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            int corner = cell / CELLS * side + cell % CELLS;
            int[] two = {corner, corner + 1, corner + side + 1, corner, corner + side + 1, corner + side};
            System.arraycopy(two, 0, triangles, 6 * cell, two.length);
        }
        return new Mesh(positions, triangles, colors);
    }
}
