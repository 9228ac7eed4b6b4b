package dev.archway.mesh;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one file in a process of its own, whose heap a test limits: FILE FORMAT. */
final class ReadAlone {

    private ReadAlone() {}

    public static void main(String[] arguments) throws IOException {
        Mesh mesh = MeshFiles.read(Path.of(arguments[0]), MeshFormat.valueOf(arguments[1]), Content.ENOUGH);
        System.out.println(mesh.triangleCount());
    }
}
