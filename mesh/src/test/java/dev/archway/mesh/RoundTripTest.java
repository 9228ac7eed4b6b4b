package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RoundTripTest {

    private static Mesh thereAndBack(Mesh mesh, MeshFormat format) throws IOException {
        Path file = Files.createTempFile("round", ".mesh");
        try {
            MeshFiles.write(mesh, format, file);
            byte[] once = Files.readAllBytes(file);
            MeshFiles.write(mesh, format, file);
            assertThat(once).as("the same mesh gives the same bytes").isEqualTo(Files.readAllBytes(file));
            return MeshFiles.read(file, format, Content.ENOUGH);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void plyAndObj_keepEverything(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int vertices,
            @ForAll @IntRange(min = 1, max = 100) int triangles,
            @ForAll boolean colored)
            throws IOException {
        Mesh mesh = Shapes.random(seed, vertices, triangles, colored);
        for (MeshFormat format : new MeshFormat[] {MeshFormat.PLY, MeshFormat.OBJ}) {
            Mesh back = thereAndBack(mesh, format);

            assertThat(back.positions()).isEqualTo(mesh.positions());
            assertThat(back.triangles()).isEqualTo(mesh.triangles());
            assertThat(back.colors()).isEqualTo(mesh.colors());
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void stl_keepsTheTriangles(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int vertices,
            @ForAll @IntRange(min = 1, max = 100) int triangles)
            throws IOException {
        Mesh mesh = Shapes.random(seed, vertices, triangles, false);

        Mesh back = thereAndBack(mesh, MeshFormat.STL);

        assertThat(Shapes.soup(back)).isEqualTo(Shapes.soup(mesh));
        assertThat(back.vertexCount())
                .as("each vertex that a triangle uses, once")
                .isEqualTo((int) Arrays.stream(mesh.triangles()).distinct().count());
    }

    @Property(tries = 3)
    void stl_largeOnesToo(@ForAll long seed) throws IOException {
        Mesh mesh = Shapes.random(seed, 9_000, 30_000, false);

        assertThat(Shapes.soup(thereAndBack(mesh, MeshFormat.STL))).isEqualTo(Shapes.soup(mesh));
    }
}
