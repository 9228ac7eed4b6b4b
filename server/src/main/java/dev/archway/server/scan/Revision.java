package dev.archway.server.scan;

import java.time.Instant;
import java.util.List;

/** One set of files of an order, upper jaw first. */
public record Revision(RevisionKey key, Instant completedAt, List<ScanFile> files) {}
