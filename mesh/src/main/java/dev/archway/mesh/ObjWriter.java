package dev.archway.mesh;

import java.io.IOException;
import java.io.OutputStream;

/** Writes Wavefront OBJ as text: {@code v} and {@code f} lines, colours after the coordinates. */
public final class ObjWriter {

    private static final int CHUNK = 1 << 16;

    private ObjWriter() {}

    /**
     * Writes a mesh. Coordinates have as many digits as it takes to read the same float again, colours four decimals from 0 to 1, enough for the same byte.
     * The same mesh and comment always give the same bytes.
     *
     * @param mesh the mesh, in millimetres
     * @param comment a line of comment, none when blank; what is not ASCII becomes a question mark
     * @param out where to; it stays open and is not flushed
     * @throws IOException when the stream fails
     */
    public static void write(Mesh mesh, String comment, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(CHUNK + 200);
        String line = Ascii.line(comment).strip();
        if (!line.isEmpty()) {
            text.append("# ").append(line).append('\n');
        }
        float[] p = mesh.positions();
        byte[] colors = mesh.colors();
        for (int i = 0; i < p.length; i += 3) {
            text.append("v ")
                    .append(p[i])
                    .append(' ')
                    .append(p[i + 1])
                    .append(' ')
                    .append(p[i + 2]);
            for (int c = i; colors != null && c < i + 3; c++) {
                text.append(' ').append(Math.round((colors[c] & 0xFF) / 255.0 * 10_000) / 10_000.0);
            }
            text.append('\n');
            hand(text, CHUNK, out);
        }
        int[] triangles = mesh.triangles();
        for (int t = 0; t < triangles.length; t += 3) {
            text.append("f ")
                    .append(triangles[t] + 1)
                    .append(' ')
                    .append(triangles[t + 1] + 1)
                    .append(' ');
            text.append(triangles[t + 2] + 1).append('\n');
            hand(text, CHUNK, out);
        }
        hand(text, 0, out);
    }

    private static void hand(StringBuilder text, int atLeast, OutputStream out) throws IOException {
        if (text.length() >= atLeast) {
            out.write(Ascii.bytes(text.toString()));
            text.setLength(0);
        }
    }
}
