package dev.archway.server.export;

import dev.archway.wire.Prep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of one revision's scan. */
record ExportScanFacts(
        @Nullable Instant scannedAt,
        String scanner,
        List<Prep> preps,
        @Nullable Instant dueDate) {}
