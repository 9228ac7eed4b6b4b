package dev.archway.server.export;

import dev.archway.server.scan.Revision;
import java.util.Set;

/** Makes one kind of artifact. The same revision always gives the same bytes, unless what is known of its order changes. */
interface ArtifactMaker {

    ArtifactKind kind();

    /** What else must be there first. */
    default Set<ArtifactKind> needs(Revision revision) {
        return Set.of();
    }

    Draft draft(Revision revision);
}
