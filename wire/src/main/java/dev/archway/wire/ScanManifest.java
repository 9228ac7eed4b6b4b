package dev.archway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished scan consists of.
 *
 * @param files one file a jaw, at least one
 * @param scanningTime seconds that the scan took
 * @param scannedAt when it was taken; the server's time when null
 * @param up the axis of the files that points up when teeth are seen upright: {@code x}, {@code -x}, {@code y}, {@code -y}, {@code z} or {@code -z}; z when null
 * @param front the axis that points to the patient's front; -y when null
 * @param preps the prepared teeth; none when null
 */
public record ScanManifest(
        @Nullable List<ManifestFile> files,
        @Nullable Operator operator,
        @Nullable Long scanningTime,
        @Nullable Instant scannedAt,
        @Nullable String up,
        @Nullable String front,
        @Nullable List<Prep> preps) {

    /** Who held the wand. */
    public record Operator(@Nullable Long id, @Nullable String name) {}

    /**
     * One uploaded file.
     *
     * @param jaw "Upper" or "Lower"
     * @param upload the address that tus gave the upload, whole or its last part
     * @param fileName tells the format by its ending: stl, ply or obj
     * @param sha256 of the file's bytes, in hexadecimal
     */
    public record ManifestFile(
            @Nullable String jaw,
            @Nullable String upload,
            @Nullable String fileName,
            @Nullable String sha256) {}
}
