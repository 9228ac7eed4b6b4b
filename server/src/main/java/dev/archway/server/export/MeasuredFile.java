package dev.archway.server.export;

import dev.archway.server.scan.Jaw;
import dev.archway.server.shared.Invalid;
import java.util.Arrays;

/** The coloured models that come of a measurement: all jaws for a viewer, and each jaw with the scan's own vertices. */
public enum MeasuredFile {
    MODEL("model.glb", "model/gltf-binary"),
    UPPER("upper.ply", "application/octet-stream"),
    LOWER("lower.ply", "application/octet-stream");

    private final String wire;
    private final String mediaType;

    MeasuredFile(String wire, String mediaType) {
        this.wire = wire;
        this.mediaType = mediaType;
    }

    /** @throws Invalid when there is no file of that name */
    public static MeasuredFile named(String name) {
        return Arrays.stream(values())
                .filter(file -> file.wire.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Invalid.field("file", name, "model.glb, upper.ply or lower.ply"));
    }

    static MeasuredFile of(Jaw jaw) {
        return switch (jaw) {
            case UPPER -> UPPER;
            case LOWER -> LOWER;
        };
    }

    /** The name in the path, also the end of the file's own name. */
    String wire() {
        return wire;
    }

    String mediaType() {
        return mediaType;
    }
}
