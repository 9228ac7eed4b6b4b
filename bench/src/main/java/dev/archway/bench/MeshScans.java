package dev.archway.bench;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Open surfaces like a jaw's, of any number of triangles: a horseshoe with bumps. The largest that the virtual scanner makes is smaller. */
final class MeshScans {

    private final Path folder;

    MeshScans(Path folder) {
        this.folder = folder;
    }

    /** About so many triangles in a binary STL file, made when it is not there yet. */
    Path stl(int triangles) throws IOException {
        Path file = folder.resolve(triangles + ".stl");
        if (!Files.exists(file)) {
            MeshFiles.write(horseshoe(triangles), MeshFormat.STL, file);
        }
        return file;
    }

    Path file(Mesh mesh, MeshFormat format) throws IOException {
        Path file = folder.resolve("scan." + format.name());
        MeshFiles.write(mesh, format, file);
        return file;
    }

    /** As ASCII STL, which the library does not write. */
    Path text(Mesh mesh) throws IOException {
        Path file = folder.resolve("text.stl");
        float[] p = mesh.positions();
        int[] triangles = mesh.triangles();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("solid scan\n");
            for (int c = 0; c < triangles.length; c++) {
                int i = 3 * triangles[c];
                out.write(c % 3 == 0 ? "facet normal 0 0 1\nouter loop\n" : "");
                out.write("vertex " + p[i] + " " + p[i + 1] + " " + p[i + 2] + "\n");
                out.write(c % 3 == 2 ? "endloop\nendfacet\n" : "");
            }
            out.write("endsolid scan\n");
        }
        return file;
    }

    static Mesh colored(Mesh mesh) {
        byte[] colors = new byte[mesh.positions().length];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = (byte) (i / 100);
        }
        return new Mesh(mesh.positions(), mesh.triangles(), colors);
    }

    /** Each triangle with three vertices of its own. */
    static Mesh soup(Mesh mesh) {
        float[] positions = new float[3 * mesh.triangles().length];
        for (int c = 0; c < mesh.triangles().length; c++) {
            System.arraycopy(mesh.positions(), 3 * mesh.triangles()[c], positions, 3 * c, 3);
        }
        int[] triangles = IntStream.range(0, mesh.triangles().length).toArray();
        return new Mesh(positions, triangles, null);
    }

    static Mesh horseshoe(int triangles) {
        int across = (int) Math.sqrt(triangles / 8.0);
        int along = 4 * across;
        float[] positions = new float[3 * (along + 1) * (across + 1)];
        for (int i = 0; i <= along; i++) {
            double angle = Math.PI * (-0.1 + 1.2 * i / along);
            for (int j = 0; j <= across; j++) {
                double s = 2.0 * j / across - 1;
                double r = 25 - 7 * s;
                int at = 3 * (i * (across + 1) + j);
                positions[at] = (float) (r * Math.cos(angle));
                positions[at + 1] = (float) (-1.2 * r * Math.sin(angle));
                positions[at + 2] = (float) (9 * Math.exp(-6 * s * s) * (0.7 + 0.3 * Math.cos(28 * angle))
                        - 6 * s * s
                        + 0.6 * Math.sin(9 * angle));
            }
        }
        int[] corners = new int[6 * along * across];
        for (int square = 0; square < along * across; square++) {
            int a = square / across * (across + 1) + square % across;
            int b = a + across + 1;
            System.arraycopy(new int[] {a, b + 1, b, a, a + 1, b + 1}, 0, corners, 6 * square, 6);
        }
        return new Mesh(positions, corners, null);
    }
}
