package dev.archway.server.scan;

import dev.archway.mesh.Axes;
import dev.archway.mesh.MeshFormat;
import dev.archway.server.prescription.PrepRules;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.ScanManifest.ManifestFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a manifest must say, before any of its files is looked at. Each refusal names the field. */
@Component
class ManifestRules {

    private static final int LONGEST_FILE_NAME = 255;
    private static final int LONGEST_NAME = 200;

    private final Clock clock;

    ManifestRules(Clock clock) {
        this.clock = clock;
    }

    CheckedManifest check(ScanManifest manifest) {
        List<JawFile> files = files(manifest.files());
        ScanManifest.Operator operator = manifest.operator();
        return new CheckedManifest(
                files,
                axes(manifest),
                ScannerTime.check("ScannedAt", manifest.scannedAt(), clock.instant()),
                seconds(manifest.scanningTime()),
                operator == null ? null : operator.id(),
                operator == null ? null : PlainText.line("Operator.Name", operator.name(), LONGEST_NAME),
                PrepRules.check(manifest.preps()));
    }

    private static List<JawFile> files(@Nullable List<ManifestFile> given) {
        if (given == null || given.isEmpty()) {
            throw Invalid.missing("Files", "one file for each jaw, at least one,");
        }
        List<JawFile> files = new ArrayList<>();
        Set<Jaw> jaws = EnumSet.noneOf(Jaw.class);
        Set<UUID> uploads = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            JawFile file = file("Files[" + i + "]", given.get(i));
            if (!jaws.add(file.jaw())) {
                throw Invalid.field(file.field() + ".Jaw", file.jaw().wire(), "one file for each jaw");
            }
            if (!uploads.add(file.upload())) {
                throw Invalid.field(file.field() + ".Upload", file.upload(), "an upload of its own for each jaw");
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    private static JawFile file(String field, @Nullable ManifestFile file) {
        if (file == null) {
            throw Invalid.missing(field, "an object with Jaw, Upload, FileName and Sha256");
        }
        Jaw jaw = Jaw.of(file.jaw()).orElseThrow(() -> wrong(field + ".Jaw", file.jaw(), "Upper or Lower"));
        UUID upload = upload(field + ".Upload", file.upload());
        String accepted = "a file name that ends in .stl, .ply or .obj";
        String name = PlainText.line(field + ".FileName", file.fileName(), LONGEST_FILE_NAME);
        if (name == null) {
            throw Invalid.missing(field + ".FileName", accepted);
        }
        MeshFormat format =
                MeshFormat.ofFileName(name).orElseThrow(() -> Invalid.field(field + ".FileName", name, accepted));
        String sha256 = file.sha256() == null ? "" : file.sha256().strip().toLowerCase(Locale.ROOT);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw wrong(field + ".Sha256", file.sha256(), "the SHA-256 of the file in 64 hexadecimal digits");
        }
        return new JawFile(field, jaw, upload, name, format, sha256);
    }

    private static UUID upload(String field, @Nullable String given) {
        String accepted = "the address that the upload was given, or its last part";
        if (given == null) {
            throw Invalid.missing(field, accepted);
        }
        String last = given.strip().replaceFirst("/+$", "").replaceFirst("^.*/", "");
        if (!last.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Invalid.field(field, given, accepted);
        }
        return UUID.fromString(last);
    }

    private static Axes axes(ScanManifest manifest) {
        try {
            return Axes.parse(manifest.up(), manifest.front());
        } catch (IllegalArgumentException e) {
            throw Invalid.because(
                    "INVALID_REQUEST_PARAMETERS", "The axes of Up and Front are not valid: " + e.getMessage() + ".");
        }
    }

    private static long seconds(@Nullable Long given) {
        if (given == null) {
            return 0;
        }
        if (given < 0 || given > Integer.MAX_VALUE) {
            throw Invalid.field("ScanningTime", given, "a number of seconds");
        }
        return given;
    }

    private static Invalid wrong(String field, @Nullable String value, String accepted) {
        return value == null ? Invalid.missing(field, accepted) : Invalid.field(field, value, accepted);
    }
}
