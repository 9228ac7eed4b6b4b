package dev.archway.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Real scanned crowns, each a closed surface. */
final class Crowns {

    private Crowns() {}

    /**
     * As they came: y is up, and each jaw is in a frame of its own.
     *
     * @param jaw "upper" (14 crowns, 85,464 triangles) or "lower" (16 crowns, 84,250 triangles)
     */
    static Mesh read(String jaw) throws IOException {
        try (InputStream packed = Crowns.class.getResourceAsStream("/crowns/" + jaw + ".obj.gz");
                InputStream content = new GZIPInputStream(Objects.requireNonNull(packed))) {
            return Content.read(MeshFormat.OBJ, content.readAllBytes());
        }
    }

    /** In the frame of a scan: z is up. */
    static Mesh inScanFrame(String jaw) throws IOException {
        return Axes.parse("y", "z").toScanFrame(read(jaw));
    }
}
