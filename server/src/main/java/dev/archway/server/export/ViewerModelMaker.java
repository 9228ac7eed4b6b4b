package dev.archway.server.export;

import dev.archway.mesh.GlbWriter;
import dev.archway.mesh.Mesh;
import dev.archway.server.scan.Jaw;
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
                .map(jaw -> part(jaw.getKey(), jaw.getValue()))
                .toList();
        GlbWriter.write(parts, out);
    }

    /** A jaw under the name by which the viewer's script finds it. */
    static GlbWriter.Part part(Jaw jaw, Mesh mesh) {
        return new GlbWriter.Part(jaw.wire().toLowerCase(Locale.ROOT), mesh);
    }
}
