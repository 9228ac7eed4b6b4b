package dev.archway.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.wire.OpenScan;
import dev.archway.wire.Prep;
import dev.archway.wire.ScanManifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

    private final FakeServer server = new FakeServer();

    private CommandRun simulate(String... more) {
        List<String> args = new ArrayList<>(List.of("simulate", "--triangles", "2000"));
        args.addAll(List.of(more));
        return CommandRun.at(server, false, args.toArray(String[]::new));
    }

    @Test
    void simulate_wholeWorklist() {
        UUID first = server.add(1, "Muster");
        UUID second = server.add(2, "Beispiel");
        assertThat(simulate().exit()).isZero();
        assertThat(server.opened).extracting(OpenScan::rxId).containsExactly(first, second);
        assertThat(server.worklist).isEmpty();
    }

    @Test
    void simulate_prepsOfEachRx_unlessOthersAreNamed() {
        Prep crown = new Prep(14, 2, "Crown", null);
        server.add(1, "Muster", crown);
        server.add(2, "Beispiel");
        assertThat(simulate().exit()).isZero();
        assertThat(server.manifests).extracting(ScanManifest::preps).containsExactly(List.of(crown), List.of());

        server.add(3, "Probe", crown);
        assertThat(simulate("--prep", "3:2:1").exit()).isZero();
        assertThat(server.manifests.getLast().preps()).containsExactly(new Prep(3, 2, "Crown", 1));
    }

    @Test
    void simulate_emptyWorklist() {
        assertThat(simulate()).isEqualTo(new CommandRun(0, "the worklist is empty" + System.lineSeparator(), ""));
    }

    @Test
    void simulate_count() {
        server.add(1, "Muster");
        server.add(2, "Beispiel");
        assertThat(simulate("--count", "1").exit()).isZero();
        assertThat(server.worklist).hasSize(1);
    }

    @Test
    void simulate_oneRefused_othersAreScanned() {
        server.refusedRx.add(server.add(1, "Muster"));
        server.add(2, "Beispiel");
        CommandRun run = simulate();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("scanned already").hasLineCount(1);
        assertThat(server.opened).hasSize(1);
    }

    @Test
    void simulate_follow_scansWhatComesLater() {
        server.add(1, "Muster");
        List<Duration> pauses = new ArrayList<>();
        Surroundings around = new Surroundings(
                (uri, serial, secret) -> server,
                length -> {
                    pauses.add(length);
                    if (pauses.size() == 2) {
                        server.brokenWorklists = 1; // follows through a server that is away
                    }
                    if (pauses.size() == 4) {
                        server.add(4, "Beispiel");
                    }
                },
                Map.of("ARCHWAY_SCANNER_SERIAL", "EL5D-0001", "ARCHWAY_SCANNER_SECRET", "s")::get,
                false);
        CommandRun run =
                CommandRun.of(around, "simulate", "--follow", "--every", "7", "--count", "2", "--triangles", "2000");
        assertThat(run.exit()).isZero();
        assertThat(server.opened).hasSize(2);
        assertThat(pauses).hasSize(4).containsOnly(Duration.ofSeconds(7));
        assertThat(run.out()).contains("asking again");
    }

    @Test
    void simulate_terminal_oneLineThatMoves() {
        server.add(1, "Muster");
        CommandRun run = CommandRun.at(server, true, "simulate", "--triangles", "2000");
        assertThat(run.out()).contains("upper.ply", "100 %", "MB/s", "\r");
    }

    @Test
    void simulate_noTerminal_plainLines() {
        server.add(1, "Muster");
        assertThat(simulate().out()).contains("upper.ply").doesNotContain("\r").doesNotContain("%");
    }
}
