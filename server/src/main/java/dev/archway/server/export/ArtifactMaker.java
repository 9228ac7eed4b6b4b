package dev.archway.server.export;

import dev.archway.server.scan.Revision;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Makes one kind of artifact. The same revision always gives the same bytes. */
interface ArtifactMaker {

    ArtifactKind kind();

    /** What the file is called when it is fetched. */
    String fileName(Revision revision);

    /** What else must be there first. */
    default Set<ArtifactKind> needs(Revision revision) {
        return Set.of();
    }

    void write(Revision revision, OutputStream out) throws IOException;
}
