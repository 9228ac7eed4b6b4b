package dev.archway.server.lab;

import dev.archway.mesh.Measures;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.mesh.PlyWriter;
import dev.archway.server.platform.ArchwayProperties;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.Scratch;
import dev.archway.server.scan.Jaw;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.TooLarge;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** Models on their way to modelers and mills and back: a zip with a mesh file for each jaw, {@code upper} and {@code lower}, in the frame of a scan. */
@Component
public class ModelFiles {

    private static final String ACCEPTED = "upper or lower with the ending .stl, .ply or .obj, one file for each jaw,";

    /** A jaw each, and the folders that they may lie in. */
    private static final int MOST_ENTRIES = 20;

    private final Scratch scratch;
    private final HeavyWork heavy;
    private final long maxBytes;
    private final int maxTriangles;

    ModelFiles(Scratch scratch, HeavyWork heavy, ArchwayProperties properties) {
        this.scratch = scratch;
        this.heavy = heavy;
        this.maxBytes = properties.maxUpload().toBytes();
        this.maxTriangles = properties.maxTriangles();
    }

    /** Writes the zip and leaves the stream open. */
    public void write(Map<Jaw, Mesh> models, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<Jaw, Mesh> model : models.entrySet()) {
            zip.putNextEntry(new ZipEntry(model.getKey().wire().toLowerCase(Locale.ROOT) + ".ply"));
            PlyWriter.write(model.getValue(), "Archway, millimetres", zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Reads what a modeler sent; what is no such zip is {@link Invalid}, and what grows beyond {@code archway.max-upload} when it is unpacked is {@link TooLarge}. */
    Map<Jaw, Mesh> read(InputStream in) throws IOException {
        Map<Jaw, Mesh> models = new EnumMap<>(Jaw.class);
        ZipInputStream zip = new ZipInputStream(in);
        long room = maxBytes;
        int entries = 0;
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw Invalid.because("INVALID_ZIP", "The zip has more than " + MOST_ENTRIES + " entries.");
                }
                if (!entry.isDirectory()) {
                    room = read(entry.getName(), zip, room, models);
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException _) { // the last one for names that are no text
            throw Invalid.because("INVALID_ZIP", "The body is no whole zip.");
        }
        if (models.isEmpty()) {
            throw Invalid.because("INVALID_ZIP", "The body is no zip with models in it: " + ACCEPTED + " is accepted.");
        }
        return models;
    }

    /** Says how many bytes the next ones may have. */
    private long read(String name, InputStream zip, long room, Map<Jaw, Mesh> models) throws IOException {
        String file = name.substring(name.lastIndexOf('/') + 1);
        Jaw jaw = jaw(file);
        MeshFormat format = MeshFormat.ofFileName(file).orElseThrow(() -> Invalid.field("file", file, ACCEPTED));
        if (models.containsKey(jaw)) {
            throw Invalid.field("file", file, "one file for each jaw");
        }
        Path unpacked = scratch.file();
        try {
            long left = room - copy(zip, unpacked, room);
            models.put(jaw, HeavyWork.join(heavy.begin(() -> mesh(file, unpacked, format))));
            return left;
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private static Jaw jaw(String file) {
        for (Jaw jaw : Jaw.values()) {
            if (file.toLowerCase(Locale.ROOT).startsWith(jaw.wire().toLowerCase(Locale.ROOT) + ".")) {
                return jaw;
            }
        }
        throw Invalid.field("file", file, ACCEPTED);
    }

    private long copy(InputStream zip, Path file, long room) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                copied += read;
                if (copied > room) {
                    throw TooLarge.because(
                            "MODELS_TOO_LARGE",
                            "The models have more than " + maxBytes
                                    + " bytes, which is the most that is accepted (archway.max-upload).");
                }
                out.write(buffer, 0, read);
            }
        }
        return copied;
    }

    private Mesh mesh(String name, Path file, MeshFormat format) throws IOException {
        Mesh mesh;
        try {
            mesh = MeshFiles.read(file, format, maxTriangles);
        } catch (MeshException e) {
            throw Invalid.because("INVALID_MESH", name + ": " + e.getMessage() + ".");
        }
        if (Measures.surfaceArea(mesh) <= 0) {
            throw Invalid.because("INVALID_MESH", name + ": it has no surface.");
        }
        return mesh;
    }
}
