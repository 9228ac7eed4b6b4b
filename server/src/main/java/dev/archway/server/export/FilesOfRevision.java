package dev.archway.server.export;

import dev.archway.server.scan.ScanFile;
import java.time.Instant;
import java.util.List;

/** What can be fetched of a revision, and what came from the scanner or the modeler for it. */
public record FilesOfRevision(int revision, Instant completedAt, List<ScanFile> scans, List<Artifact> made) {

    public FilesOfRevision {
        scans = List.copyOf(scans);
        made = List.copyOf(made);
    }
}
