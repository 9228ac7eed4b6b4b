package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads triangles of an OBJ file whose y runs up and whose z runs to the back, into the frame of a scan. */
final class Wavefront {

    private Wavefront() {}

    static Mesh read(Path file, float lift) throws IOException {
        List<String> lines = Files.readAllLines(file);
        float[] positions = new float[3 * lines.size()];
        int[] triangles = new int[3 * lines.size()];
        int p = 0;
        int t = 0;
        for (String line : lines) {
            String[] words = line.split(" +");
            if (words[0].equals("v")) {
                positions[p++] = -Float.parseFloat(words[1]);
                positions[p++] = Float.parseFloat(words[3]);
                positions[p++] = Float.parseFloat(words[2]) + lift;
            } else if (words[0].equals("f")) {
                for (int corner = 1; corner <= 3; corner++) {
                    triangles[t++] = Integer.parseInt(words[corner].split("/")[0]) - 1;
                }
            }
        }
        return new Mesh(Arrays.copyOf(positions, p), Arrays.copyOf(triangles, t), null);
    }
}
