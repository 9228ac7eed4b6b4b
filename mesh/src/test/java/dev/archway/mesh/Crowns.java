package dev.archway.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

<<<<<<< HEAD
/** Real scanned crowns, each a closed surface; y is up, z points backwards, each jaw in a frame of its own. */
=======
/** Real scanned crowns, in the frame of a scan. */
>>>>>>> solid
final class Crowns {

    private Crowns() {}

<<<<<<< HEAD
    /** @param jaw "upper" (14 crowns, 85,464 triangles) or "lower" (16 crowns, 84,250 triangles) */
    static Mesh read(String jaw) throws IOException {
        try (InputStream packed = Crowns.class.getResourceAsStream("/crowns/" + jaw + ".obj.gz");
                InputStream content = new GZIPInputStream(Objects.requireNonNull(packed))) {
            return Content.read(MeshFormat.OBJ, content.readAllBytes());
=======
    static Mesh read(String jaw) throws IOException {
        try (InputStream packed = Crowns.class.getResourceAsStream("/crowns/" + jaw + ".obj.gz");
                InputStream content = new GZIPInputStream(Objects.requireNonNull(packed))) {
            return Axes.parse("y", "-z").toScanFrame(Content.read(MeshFormat.OBJ, content.readAllBytes()));
>>>>>>> solid
        }
    }
}
