package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.render.Gallery;
import dev.archway.mesh.render.View;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.Revisions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The six pictures of a scan, zipped. DPMS API V2, 4.7.4. */
@Component
class GalleryMaker implements ArtifactMaker {

    private final Revisions revisions;
    private final HeavyWork heavy;

    GalleryMaker(Revisions revisions, HeavyWork heavy) {
        this.revisions = revisions;
        this.heavy = heavy;
    }

    @Override
    public ArtifactKind kind() {
        return ArtifactKind.GALLERY;
    }

    @Override
    public Draft draft(Revision revision) {
        return new Draft("gallery_" + revision.key().order() + ".zip", out -> write(revision, out));
    }

    private void write(Revision revision, OutputStream out) throws IOException {
        Map<Jaw, Mesh> meshes = revisions.meshes(revision);
        Map<View, byte[]> pictures = Gallery.render(meshes.get(Jaw.UPPER), meshes.get(Jaw.LOWER));
        SteadyZip zip = new SteadyZip(out, revision.completedAt(), heavy);
        for (Map.Entry<View, byte[]> picture : pictures.entrySet()) {
            zip.addPacked(picture.getKey().fileName(revision.key().order().value()), picture.getValue());
        }
        zip.finish();
    }
}
