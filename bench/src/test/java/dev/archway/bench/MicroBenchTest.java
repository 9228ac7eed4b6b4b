package dev.archway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The small benchmarks are found and run; what they say is nobody's business here. */
class MicroBenchTest {

    /** What JMH prints, and that it was content. */
    private static String printed(String... arguments) {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new MicroBench()).execute(arguments)).isZero();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void list_hasAll() {
        assertThat(printed("--list"))
                .contains(
                        "FileBenchmark.readAndWeld",
                        "FileBenchmark.write",
                        "SurfaceBenchmark.check",
                        "SurfaceBenchmark.normals",
                        "SurfaceBenchmark.decimateToQuarter",
                        "SurfaceBenchmark.tree",
                        "SurfaceBenchmark.distances",
                        "PictureBenchmark.scene",
                        "PictureBenchmark.view",
                        "PictureBenchmark.jpeg");
        assertThat(printed("--list", "normals")).contains("normals").doesNotContain("decimate");
    }

    @Test
    void one_runs() {
        assertThat(printed("normals", "--triangles=2000", "--runs=1", "--warm-up=0", "--seconds=0.001", "--forks=0"))
                .contains("SurfaceBenchmark.normals", "Run complete");
    }

    @Test
    void none_isAnError() {
        assertThat(new CommandLine(new MicroBench()).execute("no such benchmark"))
                .isNotZero();
    }
}
