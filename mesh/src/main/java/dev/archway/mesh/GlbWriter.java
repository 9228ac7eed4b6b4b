package dev.archway.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes glTF 2.0 in one binary file (GLB) for viewers: small, not exact. A vertex takes 12 bytes, 16 with a colour, a triangle 12, or 6 in meshes of up to
 * 65,535 vertices.
 *
 * <p>Vertices that no triangle has are left out. As KHR_mesh_quantization allows, positions are uint16 in the part's box (a jaw of 70 mm comes in steps of 0.001 mm), which the part's node scales and
 * moves back; normals are int8. Colours are the scan's, turned from sRGB to linear as glTF wants them; parts without colours have a material like plaster,
 * #e9dfcf. All materials are double-sided, since scans are open shells.
 *
 * <p>glTF is y up and looks to +z, a scan is z up and looks to -y: the node "scan" above all parts turns them by -90 degrees about x, so that (x, y, z) becomes
 * (x, z, -y). The numbers below that node stay those of the scan's frame.
 */
public final class GlbWriter {

    private static final int MAGIC = 0x46546C67;
    private static final int VERSION = 2;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int FRAME = 12 + 8 + 8;

    private GlbWriter() {}

    /**
     * A mesh and the name of its node.
     *
     * @param name such as "upper"
     * @param mesh in the frame of a scan, in millimetres
     */
    public record Part(String name, Mesh mesh) {}

    /**
     * Writes the parts as one scene. The same parts always give the same bytes.
     *
     * @param parts at least one
     * @param out where to; it stays open and is not flushed
     * @throws IOException when the stream fails
     * @throws IllegalArgumentException when there is no part, a part has no triangle, or all together would pass the 4 GiB that a GLB can have
     */
    public static void write(List<Part> parts, OutputStream out) throws IOException {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a GLB needs at least one part");
        }
        List<GlbPart> layouts = GlbPart.layOut(parts);
        byte[] json = Ascii.bytes(GlbJson.of(layouts));
        int jsonLength = (json.length + 3) & ~3;
        long binaryLength = layouts.getLast().end();
        if (FRAME + jsonLength + binaryLength > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("the parts are too large for a GLB");
        }
        LittleEndian file = new LittleEndian(out);
        file.room(FRAME);
        file.put32(MAGIC);
        file.put32(VERSION);
        file.put32((int) (FRAME + jsonLength + binaryLength));
        file.put32(jsonLength);
        file.put32(JSON_CHUNK);
        file.put(json);
        file.room(3 + 8);
        for (int i = json.length; i < jsonLength; i++) {
            file.put8(' ');
        }
        file.put32((int) binaryLength);
        file.put32(BINARY_CHUNK);
        for (GlbPart part : layouts) {
            part.write(file);
        }
        file.flush();
    }
}
