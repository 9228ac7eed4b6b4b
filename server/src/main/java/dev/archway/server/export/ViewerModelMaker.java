package dev.archway.server.export;

import dev.archway.mesh.GlbWriter;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.Revisions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A compact model of both jaws for the viewer in the browser: glTF in one file. */
@Component
class ViewerModelMaker implements ArtifactMaker {

    private final Revisions revisions;

    ViewerModelMaker(Revisions revisions) {
        this.revisions = revisions;
    }

    @Override
    public ArtifactKind kind() {
        return ArtifactKind.VIEWER_MODEL;
    }

    @Override
    public Draft draft(Revision revision) {
        return new Draft(revision.key().order() + ".glb", out -> write(revision, out));
    }

    private void write(Revision revision, OutputStream out) throws IOException {
        List<GlbWriter.Part> parts = revisions.meshes(revision).entrySet().stream()
                .map(jaw -> new GlbWriter.Part(jaw.getKey().wire().toLowerCase(Locale.ROOT), jaw.getValue()))
                .toList();
        GlbWriter.write(parts, out);
    }
}
