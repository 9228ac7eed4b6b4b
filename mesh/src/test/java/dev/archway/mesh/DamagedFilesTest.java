package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Valid files with a few bytes changed, dropped or doubled give a mesh or a {@link MeshException}, and nothing else. */
class DamagedFilesTest {

    private static final int ROUNDS = 2_000;

    /** One file for all rounds: making and removing one costs more than reading it. */
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static List<byte[]> valid(MeshFormat format) throws IOException {
        Mesh mesh = Shapes.sheet(4, 1, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<byte[]> files = new ArrayList<>();
        switch (format) {
            case STL -> {
                StlWriter.write(mesh, "fuzz", out);
                String facet = """
                        facet normal 0 0 1
                        outer loop
                        vertex 0 0 0
                        vertex 1 0 0
                        vertex 0 1e-1 0
                        endloop
                        endfacet
                        """;
                files.add(("solid a\n" + facet.repeat(3) + "endsolid a\n").getBytes(StandardCharsets.US_ASCII));
            }
            case PLY -> {
                PlyWriter.write(mesh, "fuzz", out);
                files.add("""
                        ply
                        format ascii 1.0
                        element vertex 3
                        property float x
                        property float y
                        property float z
                        property list uchar int more
                        element face 1
                        property list uchar int vertex_indices
                        end_header
                        0 0 0 1 7
                        1 0 0 0
                        0 1 0 2 8 9
                        3 0 1 2
                        """.getBytes(StandardCharsets.US_ASCII));
                String header = """
                        ply
                        format binary_big_endian 1.0
                        element vertex 9
                        property char x
                        property char y
                        property char z
                        element face 1
                        property list uchar uint vertex_index
                        end_header
                        """;
                ByteBuffer binary = Content.ply(header, ByteOrder.BIG_ENDIAN, 27 + 13);
                binary.put(binary.capacity() - 13, (byte) 3).put(binary.capacity() - 1, (byte) 8);
                files.add(Content.bytes(binary));
            }
            case OBJ -> {
                ObjWriter.write(mesh, "fuzz", out);
                files.add("v 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nf 1/1/1 2//2 \\\n-1/1 1\n"
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        files.add(out.toByteArray());
        return files;
    }

    @ParameterizedTest
    @EnumSource
    void read_damagedFiles(MeshFormat format) throws IOException {
        Random random = new Random(20_240_601);
        int read = 0;
        int refused = 0;
        for (byte[] file : valid(format)) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] damaged = damage(file, random);
                try {
                    Mesh mesh = read(format, damaged);
                    assertThat(Arrays.stream(mesh.triangles())).allMatch(v -> v >= 0 && v < mesh.vertexCount());
                    read++;
                } catch (MeshException e) {
                    assertThat(e).hasMessageMatching(Content.SHOWABLE);
                    refused++;
                }
            }
        }
        assertThat(read).as("some damage does no harm").isPositive();
        assertThat(refused).as("some does").isPositive();
    }

    private Mesh read(MeshFormat format, byte[] content) throws IOException {
        Path file = folder.resolve("damaged");
        // not emptied first: a file system may hurry such a file to the disk, thousands of times
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content));
            channel.truncate(content.length);
        }
        return MeshFiles.read(file, format, Content.ENOUGH);
    }

    private static byte[] damage(byte[] file, Random random) {
        byte[] damaged = file.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt();
                case 2 -> damaged[at] = (byte) " \n\r\t/\\-+.,e0923".charAt(random.nextInt(15));
                case 3 -> System.arraycopy(damaged, at, damaged, at / 2, damaged.length - at);
                default -> {
                    if (random.nextInt(4) == 0 && at > 0) {
                        damaged = Arrays.copyOf(damaged, at);
                    }
                }
            }
        }
        return damaged;
    }

    @Test
    void read_noise() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            for (MeshFormat format : MeshFormat.values()) {
                Content.refused(format, noise);
            }
        }
    }
}
