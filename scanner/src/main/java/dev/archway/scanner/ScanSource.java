package dev.archway.scanner;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a virtual scan takes its jaws from. */
public sealed interface ScanSource {

    /** The same source with nothing left to chance: a mouth that was not named becomes the one of that Rx, or any without an Rx. */
    default ScanSource settled(@Nullable UUID rxId) {
        return this;
    }

    /**
     * A made-up mouth.
     *
     * @param seed which; null takes one that follows from the Rx, or any for a scan without an Rx
     * @param trianglesPerJaw as {@link SyntheticArch#of} takes them
     */
    record Synthetic(@Nullable Long seed, int trianglesPerJaw) implements ScanSource {

        /** About what a scanner delivers. */
        public static final int USUAL_TRIANGLES = 200_000;

        @Override
        public Synthetic settled(@Nullable UUID rxId) {
            if (seed != null) {
                return this;
            }
            long other = rxId == null ? new SplittableRandom().nextLong(1_000_000) : VirtualScanner.seedOf(rxId);
            return new Synthetic(other, trianglesPerJaw);
        }
    }

    /**
     * Files as they are: STL, PLY or OBJ, told by their names.
     *
     * @param upper the upper jaw's file; null without one
     * @param lower the lower jaw's file; null without one
     * @param up the axis of the files that is up, null for z
     * @param front the axis that is to the front, null for -y
     * @param occlude whether the upper jaw is moved along the up axis until both touch
     */
    record FromFiles(
            @Nullable Path upper,
            @Nullable Path lower,
            @Nullable String up,
            @Nullable String front,
            boolean occlude) implements ScanSource {

        /** @throws IllegalArgumentException when there is no file, or one only that should be brought together with the other */
        public FromFiles {
            if (upper == null && lower == null) {
                throw new IllegalArgumentException("a scan needs an upper or a lower jaw");
            }
            if (occlude && (upper == null || lower == null)) {
                throw new IllegalArgumentException("bringing the jaws together needs both");
            }
        }
    }
}
