package dev.archway.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.server.testing.Stl;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticModelTest {

    private static final int MANY = 100_000;

    /** What is accepted is made anew, and is what the preview showed. */
    @Test
    void sameJaw_sameModel(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("lower.stl"), Stl.lower(15));

        Mesh one = AutomaticModel.of(Jaw.LOWER, MeshFiles.read(file, MeshFormat.STL, MANY));
        Mesh other = AutomaticModel.of(Jaw.LOWER, MeshFiles.read(file, MeshFormat.STL, MANY));

        assertThat(one.positions()).isEqualTo(other.positions());
        assertThat(one.triangles()).isEqualTo(other.triangles());
        assertThat(one.triangleCount()).isGreaterThan(2 * 15 * 15);
    }
}
