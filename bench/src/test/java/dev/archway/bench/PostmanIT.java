package dev.archway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Postman collection runs green against a server as script/server starts it. Newman comes from script/test, or from the path. */
class PostmanIT {

    private static final Path ROOT = Path.of(System.getProperty("archway.root"));
    private static final Path POSTMAN = ROOT.resolve("docs/postman");
    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    Path folder;

    @Test
    void collection_runsGreen() throws Exception {
        try (ServerProcess server = ServerProcess.start(ROOT, folder.resolve("data"))) {
            Path output = folder.resolve("newman");
            Process newman = new ProcessBuilder(List.of(
                            newman(),
                            "run",
                            POSTMAN.resolve("archway.postman_collection.json").toString(),
                            "--environment",
                            POSTMAN.resolve("archway.postman_environment.json").toString(),
                            "--env-var",
                            "baseUrl=" + server.address(),
                            "--reporters",
                            "cli",
                            "--color",
                            "off"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = newman.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            newman.destroyForcibly();
            String printed = Files.readString(output);
            assertThat(ended).as("newman ended in time: " + printed).isTrue();
            assertThat(newman.exitValue()).as(printed).isZero();
            // a collection that nobody runs is green as well
            assertThat(printed).containsPattern("assertions .* [1-9][0-9]{2} .* 0 ");
        }
    }

    /** What script/test has installed; without it, whatever the path has. */
    private static String newman() {
        Path installed = ROOT.resolve("target/newman/node_modules/.bin/newman");
        return Files.isExecutable(installed) ? installed.toString() : "newman";
    }
}
