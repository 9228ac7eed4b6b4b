package dev.archway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo, once round. */
class DemoIT {

    private static final String ROOT = System.getProperty("archway.root");

    @TempDir
    Path folder;

    @Test
    void demo_bringsTheScanIntoTheFolder() throws Exception {
        int exit = new CommandLine(new Demo())
                .execute("--root", ROOT, "--dir", folder.toString(), "--port", "0", "--exit", "--triangles", "20000");
        assertThat(exit).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("scans"))) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            assertThat(names).contains("order.json", "100000001_ide.zip", "100000001_gallery.zip");
        }
    }
}
