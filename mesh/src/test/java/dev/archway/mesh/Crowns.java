package dev.archway.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Real scanned crowns, in the frame of a scan. */
final class Crowns {

    private Crowns() {}

    static Mesh read(String jaw) throws IOException {
        try (InputStream packed = Crowns.class.getResourceAsStream("/crowns/" + jaw + ".obj.gz");
                InputStream content = new GZIPInputStream(Objects.requireNonNull(packed))) {
            return Axes.parse("y", "-z").toScanFrame(Content.read(MeshFormat.OBJ, content.readAllBytes()));
        }
    }
}
