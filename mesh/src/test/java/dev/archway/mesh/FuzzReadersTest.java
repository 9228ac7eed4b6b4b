package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * Any bytes as a mesh file: a sound mesh or a {@link MeshException} that can be shown and names the place, in no more time than anybody would wait, and no more memory than a multiple of the file. Seeds whose names begin with
 * "good" are files that other programs write; the others lie, break off, or are none.
 */
class FuzzReadersTest {

    /** Bytes that a reader may allocate for each byte of a file: "f 1 1 1 ..." makes 12 bytes of each 2, in arrays that grow. */
    private static final long TIMES = 64;

    /** The reader's window and messages; while Jazzer searches, its own notes of every comparison come to much more. */
    private static final long BESIDES = System.getenv("JAZZER_FUZZ") == null ? 1 << 20 : 1 << 28;

    /** What takes so long hangs; the slowest takes a hundredth. While Jazzer searches, it sees to that itself. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    @FuzzTest
    void stl_isReadOrRefused(byte[] content) throws IOException {
        endsInTime(MeshFormat.STL, content);
    }

    @FuzzTest
    void ply_isReadOrRefused(byte[] content) throws IOException {
        endsInTime(MeshFormat.PLY, content);
    }

    @FuzzTest
    void obj_isReadOrRefused(byte[] content) throws IOException {
        endsInTime(MeshFormat.OBJ, content);
    }

    private static void endsInTime(MeshFormat format, byte[] content) throws IOException {
        if (System.getenv("JAZZER_FUZZ") == null) {
            assertTimeoutPreemptively(HANGS, () -> isReadOrRefused(format, content));
        } else {
            isReadOrRefused(format, content);
        }
    }

    private static void isReadOrRefused(MeshFormat format, byte[] content) throws IOException {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "fuzz-" + ProcessHandle.current().pid());
        try {
            // not emptied first: a file system may hurry such a file to the disk, thousands of times
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(content));
                channel.truncate(content.length);
            }
            long most = TIMES * content.length + BESIDES;
            // the first use of a class allocates as well, so too much counts the second time only
            if (allocated(file, format) >= most) {
                assertThat(allocated(file, format))
                        .as("bytes allocated for %s", content.length)
                        .isLessThan(most);
            }
        } finally {
            if (System.getenv("JAZZER_FUZZ") == null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long allocated(Path file, MeshFormat format) throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        read(file, format);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static void read(Path file, MeshFormat format) throws IOException {
        try {
            isSound(MeshFiles.read(file, format, Content.ENOUGH));
        } catch (MeshException refused) {
            assertThat(refused).hasMessageMatching(Content.SHOWABLE);
        }
    }

    private static void isSound(Mesh mesh) {
        assertThat(mesh.triangleCount()).isPositive();
        assertThat(Arrays.stream(mesh.triangles())).allMatch(v -> v >= 0 && v < mesh.vertexCount());
        for (float coordinate : mesh.positions()) {
            assertThat(Limits.fits(coordinate)).isTrue();
        }
    }
}
