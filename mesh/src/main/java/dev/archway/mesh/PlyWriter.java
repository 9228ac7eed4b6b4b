package dev.archway.mesh;

import java.io.IOException;
import java.io.OutputStream;

/** Writes binary little-endian PLY: 12 bytes a vertex, 15 with its colour, and 13 bytes a triangle. */
public final class PlyWriter {

    private PlyWriter() {}

    /**
     * Writes a mesh: x, y, z as float, red, green, blue as uchar if it has colours, faces as a list of int counted by a uchar. The same mesh and comment always
     * give the same bytes.
     *
     * @param mesh the mesh, in millimetres
     * @param comment a line of comment, none when blank; what is not ASCII becomes a question mark
     * @param out where to; it stays open and is not flushed
     * @throws IOException when the stream fails
     */
    public static void write(Mesh mesh, String comment, OutputStream out) throws IOException {
        byte[] colors = mesh.colors();
        LittleEndian file = new LittleEndian(out);
        file.put(Ascii.bytes(header(mesh, Ascii.line(comment).strip())));
        float[] p = mesh.positions();
        for (int i = 0; i < p.length; i += 3) {
            file.room(15);
            file.putFloat(p[i]);
            file.putFloat(p[i + 1]);
            file.putFloat(p[i + 2]);
            if (colors != null) {
                file.put8(colors[i]);
                file.put8(colors[i + 1]);
                file.put8(colors[i + 2]);
            }
        }
        int[] triangles = mesh.triangles();
        for (int t = 0; t < triangles.length; t += 3) {
            file.room(13);
            file.put8(3);
            file.put32(triangles[t]);
            file.put32(triangles[t + 1]);
            file.put32(triangles[t + 2]);
        }
        file.flush();
    }

    private static String header(Mesh mesh, String comment) {
        return "ply\nformat binary_little_endian 1.0\n"
                + (comment.isEmpty() ? "" : "comment " + comment + "\n")
                + "element vertex " + mesh.vertexCount() + "\n"
                + "property float x\nproperty float y\nproperty float z\n"
                + (mesh.colors() == null ? "" : "property uchar red\nproperty uchar green\nproperty uchar blue\n")
                + "element face " + mesh.triangleCount() + "\n"
                + "property list uchar int vertex_indices\nend_header\n";
    }
}
