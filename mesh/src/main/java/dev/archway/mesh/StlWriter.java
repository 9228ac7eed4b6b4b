package dev.archway.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Writes binary STL, little endian, 84 bytes and 50 a triangle. STL has no colours and no shared vertices. */
public final class StlWriter {

    private static final int HEADER = 80;

    private StlWriter() {}

    /**
     * Writes a mesh with the facets' normals (unit length, by the right-hand rule; zero for a triangle without area). The same mesh and header always give the
     * same bytes.
     *
     * @param mesh the mesh, in millimetres
     * @param header a text for the file's first 80 bytes: cut there, padded with zero bytes; what is not ASCII becomes a question mark
     * @param out where to; it stays open and is not flushed
     * @throws IOException when the stream fails
     * @throws IllegalArgumentException when the header begins with "solid", by which readers would take the file for an ASCII one
     */
    public static void write(Mesh mesh, String header, OutputStream out) throws IOException {
        String line = Ascii.line(header);
        if (line.stripLeading().toLowerCase(Locale.ROOT).startsWith("solid")) {
            throw new IllegalArgumentException("a binary STL header must not begin with \"solid\"");
        }
        LittleEndian file = new LittleEndian(out);
        file.put(Arrays.copyOf(Ascii.bytes(line), HEADER));
        file.put32(mesh.triangleCount());
        float[] p = mesh.positions();
        int[] triangles = mesh.triangles();
        double[] normal = new double[3];
        for (int t = 0; t < triangles.length; t += 3) {
            Facet.areaVector(p, triangles, t, normal);
            double length = Facet.length(normal);
            double scale = length > 0 ? 1 / length : 0;
            file.room(50);
            file.putFloat((float) (normal[0] * scale));
            file.putFloat((float) (normal[1] * scale));
            file.putFloat((float) (normal[2] * scale));
            for (int c = t; c < t + 3; c++) {
                int i = 3 * triangles[c];
                file.putFloat(p[i]);
                file.putFloat(p[i + 1]);
                file.putFloat(p[i + 2]);
            }
            file.put16(0);
        }
        file.flush();
    }
}
