package dev.archway.server.scan;

import dev.archway.server.order.RevisionKind;
import java.time.Instant;
import java.util.List;

/** One set of files of an order, upper jaw first. */
public record Revision(RevisionKey key, RevisionKind kind, Instant completedAt, List<ScanFile> files) {}
