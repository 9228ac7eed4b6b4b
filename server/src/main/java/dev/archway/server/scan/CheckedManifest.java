package dev.archway.server.scan;

import dev.archway.mesh.Axes;
import dev.archway.wire.Prep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest that makes sense; its files are still to be looked at. */
record CheckedManifest(
        List<JawFile> files,
        Axes axes,
        Instant scannedAt,
        long scanningSeconds,
        @Nullable Long operatorId,
        @Nullable String operatorName,
        List<Prep> preps) {}
