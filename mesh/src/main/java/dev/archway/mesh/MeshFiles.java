package dev.archway.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads and writes mesh files. Reading trusts nothing that a file says of itself, and allocates no more than a small multiple of the file's size. */
public final class MeshFiles {

    private MeshFiles() {}

    /**
     * Reads a mesh and welds it: vertices whose coordinates are equal become one, which keeps the colour of the first. Nothing else changes: triangles stay
     * in the file's order, those too that have no area; polygons become triangles, fans where these do not fold; vertices stay in the order in which the file first names them,
     * used or not. Where a file has colours of faces only (PLY, and the attributes of binary STL), each vertex takes the mean of those of its faces.
     *
     * @param file the file
     * @param format what the file is; whether it is text or binary is found from its bytes
     * @param maxTriangles the most triangles accepted, at least 1; three times as many vertices are accepted
     * @return a mesh of at least one triangle, each coordinate finite and within 1,000,000 mm of 0
     * @throws MeshException when the content is no such mesh; the message names the place
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when {@code maxTriangles} is less than 1
     */
    public static Mesh read(Path file, MeshFormat format, int maxTriangles) throws IOException {
        Limits limits = new Limits(maxTriangles);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return switch (format) {
                case STL -> StlReader.read(channel, limits);
                case PLY -> PlyReader.read(channel, limits);
                case OBJ -> ObjReader.read(channel, limits);
            };
        }
    }

    /**
     * Writes a mesh, replacing the file if there is one: STL and PLY binary (little endian), OBJ as text; colours where the format has them. The same mesh
     * always gives the same bytes.
     *
     * @param mesh the mesh, in millimetres
     * @param format what to write, whatever the file's name
     * @param file where to
     * @throws IOException when the file cannot be written; it may then be there in part
     */
    public static void write(Mesh mesh, MeshFormat format, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            switch (format) {
                case STL -> StlWriter.write(mesh, "Archway", out);
                case PLY -> PlyWriter.write(mesh, "Archway", out);
                case OBJ -> ObjWriter.write(mesh, "Archway", out);
            }
        }
    }
}
