package dev.archway.scanner;

import dev.archway.wire.Prep;
import dev.archway.wire.ScanManifest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan tells beside its files.
 *
 * @param operator who held the wand; null when nobody is named
 * @param scanningTime seconds that the scan took
 * @param scannedAt when it was taken; the server's time when null
 * @param preps the prepared teeth
 */
public record ScanOptions(
        ScanManifest.@Nullable Operator operator,
        @Nullable Long scanningTime,
        @Nullable Instant scannedAt,
        List<Prep> preps) {

    /** Nothing but the files. */
    public static final ScanOptions NONE = new ScanOptions(null, null, null, List.of());

    /** The same with these preps, unless it has its own. */
    public ScanOptions orElse(List<Prep> wanted) {
        return preps.isEmpty() ? new ScanOptions(operator, scanningTime, scannedAt, wanted) : this;
    }
}
