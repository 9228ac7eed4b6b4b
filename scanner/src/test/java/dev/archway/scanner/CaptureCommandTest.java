package dev.archway.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.archway.wire.CaptureKind;
import dev.archway.wire.TakenCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureCommandTest {

    private final FakeServer server = new FakeServer();

    private CommandRun run(String... args) {
        return CommandRun.at(server, false, args);
    }

    @Test
    void scan_takesNoneUnlessAsked() {
        server.add(1, "Muster");
        assertThat(run("scan", "--triangles", "2000").exit()).isZero();
        assertThat(server.captures).isEmpty();
    }

    @Test
    void scanWithCaptures_everyKindPlainAndAnnotated() {
        server.add(1, "Muster");
        CommandRun run = run("scan", "--triangles", "2000", "--captures");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(server.captures.keySet())
                .extracting(TakenCapture::kind, TakenCapture::annotated)
                .containsExactly(
                        tuple(CaptureKind.SCANNER_WINDOW, false),
                        tuple(CaptureKind.SCANNER_WINDOW, true),
                        tuple(CaptureKind.IMAGE_3D, false),
                        tuple(CaptureKind.IMAGE_3D, true),
                        tuple(CaptureKind.NIRI_2D, false),
                        tuple(CaptureKind.NIRI_2D, true),
                        tuple(CaptureKind.COLOR_2D, false),
                        tuple(CaptureKind.COLOR_2D, true));
        assertThat(server.captures.keySet()).allMatch(capture -> capture.orderId() == 100_000_001);
        assertThat(run.out()).contains("3D image, annotated  ").doesNotContain("Muster");
    }

    /** An account without NIRI is nothing that went wrong. */
    @Test
    void scanWithCaptures_photographsThatAreRefusedAreLeftOut() {
        server.add(1, "Muster");
        server.refusedKinds.add(CaptureKind.NIRI_2D);
        CommandRun run = run("scan", "--triangles", "2000", "--captures");
        assertThat(run.exit()).isZero();
        assertThat(server.captures).hasSize(6);
        assertThat(run.out()).contains("2D NIRI  not taken: the NIRI setting is off");
    }

    @Test
    void capture_onlyTheKindsThatWereNamed() {
        CommandRun run = run("capture", "--order", "100000007", "--kind", "image_3d", "--triangles", "2000");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(server.captures.keySet())
                .allMatch(capture -> capture.orderId() == 100_000_007 && capture.kind() == CaptureKind.IMAGE_3D)
                .hasSize(2);
    }

    @Test
    void capture_namedKindIsRefused() {
        server.refusedKinds.add(CaptureKind.NIRI_2D);
        CommandRun run = run("capture", "--order", "100000007", "--kind", "NIRI_2D", "--triangles", "2000");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("the NIRI setting is off (HTTP 409, NIRI_OFF)");
    }

    @Test
    void capture_ofFiles(@TempDir Path folder) throws Exception {
        assertThat(CommandRun.of(
                                CommandRun.surroundings(server, false, Map.of()),
                                "arch",
                                "--triangles",
                                "2000",
                                "--out",
                                folder.toString())
                        .exit())
                .isZero();
        String upper = folder.resolve("upper.ply").toString();
        CommandRun run = run("capture", "--order", "100000007", "--kind", "IMAGE_3D", "--upper", upper);
        assertThat(run.exit()).isZero();
        assertThat(server.captures).hasSize(2);
        assertThat(Files.exists(Path.of(upper))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "capture --order x", "capture --order 1 --kind NIRI", "capture --order 1 --upper a --seed 1"})
    void capture_wrongLine(String line) {
        CommandRun run = run(line.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(server.captures).isEmpty();
    }
}
