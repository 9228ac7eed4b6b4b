package dev.archway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed in the middle of an import leaves nothing or all of a revision, and the next one makes it exactly one. */
class CrashTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Step.class)
    void killed_thenExactlyOneWholeCopy(Step step) throws Exception {
        assertThat(run(step)).isEqualTo(137);
        boolean published = step.compareTo(Step.PUBLISHED) >= 0;
        List<String> whole = ConnectorCase.revision("C-1", ConnectorCase.ORDER, 1);
        assertThat(visible()).isEqualTo(published ? whole : List.of());

        FakeScans scans = new FakeScans();
        scans.scan(ConnectorCase.ORDER, "C-1", "first");
        for (int start = 0; start < 2; start++) {
            try (Connector connector = Connector.open(
                    ConnectorSettings.of(folder, Cases.COMPANY),
                    scans,
                    new ConnectorEvents() {},
                    Clock.systemUTC(),
                    new LocalDisk(),
                    ignored -> {})) {
                connector.round();
            }
            assertThat(ConnectorCase.files(folder)).isEqualTo(whole);
        }
        assertThat(scans.packagesSent).isEqualTo(published ? 0 : 1);
    }

    private List<String> visible() {
        return ConnectorCase.files(folder).stream()
                .filter(name -> !name.startsWith(".incoming"))
                .toList();
    }

    private int run(Step step) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashProgram.class.getName(),
                        folder.toString(),
                        step.name())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
