package dev.archway.server.scan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One set of files of an order, upper jaw first; {@code readyAt} is null until everything that is made of it is there. */
public record Revision(
        RevisionKey key, Instant completedAt, @Nullable Instant readyAt, List<ScanFile> files) {}
