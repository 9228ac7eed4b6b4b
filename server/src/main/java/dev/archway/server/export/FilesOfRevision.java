package dev.archway.server.export;

import dev.archway.server.scan.ScanFile;
import java.time.Instant;
import java.util.List;

/**
 * What somebody can fetch of a revision, and what came from the scanner or the modeler for it.
 *
 * @param made the package among them is the one that he gets
 * @param packageOnDemand whether the package is made when he fetches it, so that nobody knows yet how large it will be
 */
public record FilesOfRevision(
        int revision, Instant completedAt, List<ScanFile> scans, List<Artifact> made, boolean packageOnDemand) {

    public FilesOfRevision {
        scans = List.copyOf(scans);
        made = List.copyOf(made);
    }
}
