package dev.archway.server.scan;

import dev.archway.mesh.Mesh;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A welded mesh as an object of the store: counts, then its arrays as they lie in memory, little endian. It loads several times faster than any mesh file, for there
 * is nothing to weld or to check: only this server writes it.
 */
final class MeshCodec {

    private static final int MAGIC = 0x31_4d_57_41; // "AWM1"
    private static final int PIECE = 1 << 16;

    private MeshCodec() {}

    static void write(Mesh mesh, OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        byte[] colors = mesh.colors();
        piece.putInt(MAGIC)
                .putInt(mesh.vertexCount())
                .putInt(mesh.triangleCount())
                .putInt(colors == null ? 0 : 1);
        out.write(piece.array(), 0, piece.position());
        float[] positions = mesh.positions();
        for (int from = 0; from < positions.length; from += PIECE / 4) {
            int count = Math.min(PIECE / 4, positions.length - from);
            piece.clear().asFloatBuffer().put(positions, from, count);
            out.write(piece.array(), 0, 4 * count);
        }
        int[] triangles = mesh.triangles();
        for (int from = 0; from < triangles.length; from += PIECE / 4) {
            int count = Math.min(PIECE / 4, triangles.length - from);
            piece.clear().asIntBuffer().put(triangles, from, count);
            out.write(piece.array(), 0, 4 * count);
        }
        if (colors != null) {
            out.write(colors);
        }
    }

    static Mesh read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        in.readFully(piece.array(), 0, 16);
        if (piece.getInt() != MAGIC) {
            throw new IOException("an object that should be a mesh is something else");
        }
        float[] positions = new float[Math.multiplyExact(3, piece.getInt())];
        int[] triangles = new int[Math.multiplyExact(3, piece.getInt())];
        boolean coloured = piece.getInt() == 1;
        for (int from = 0; from < positions.length; from += PIECE / 4) {
            int count = Math.min(PIECE / 4, positions.length - from);
            in.readFully(piece.array(), 0, 4 * count);
            piece.clear().asFloatBuffer().get(positions, from, count);
        }
        for (int from = 0; from < triangles.length; from += PIECE / 4) {
            int count = Math.min(PIECE / 4, triangles.length - from);
            in.readFully(piece.array(), 0, 4 * count);
            piece.clear().asIntBuffer().get(triangles, from, count);
        }
        byte[] colors = coloured ? in.readNBytes(positions.length) : null;
        if (colors != null && colors.length != positions.length) {
            throw new EOFException("a stored mesh ends before its colours do");
        }
        return new Mesh(positions, triangles, colors);
    }
}
