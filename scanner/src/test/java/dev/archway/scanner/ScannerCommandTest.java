package dev.archway.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archway.mesh.Axes;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.mesh.Occlusion;
import dev.archway.mesh.Transform;
import dev.archway.wire.Prep;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.ScanManifest.ManifestFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerCommandTest {

    @TempDir
    Path dir;

    private final FakeServer server = new FakeServer();

    private CommandRun run(String... args) {
        return CommandRun.at(server, false, args);
    }

    @Test
    void worklist_table() {
        UUID rx = server.add(1, "Mus\u001b[31mter");
        server.add(2, "Beispiel");
        CommandRun run = run("worklist");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out())
                .contains(rx.toString(), "PATIENT", "Fixed Restorative")
                .doesNotContain("\u001b");
        String[] lines = run.out().split("\\R");
        assertThat(lines[1].indexOf("Riverside")).isEqualTo(lines[0].indexOf("DOCTOR"));
        assertThat(lines[2].indexOf("Riverside")).isEqualTo(lines[0].indexOf("DOCTOR"));
    }

    @Test
    void worklist_json() {
        UUID rx = server.add(1, "Muster");
        assertThat(run("worklist", "--json").out()).contains("\"RxId\" : \"" + rx + "\"", "\"OrderId\" : null");
    }

    @Test
    void worklist_empty() {
        assertThat(run("worklist")).isEqualTo(new CommandRun(0, "the worklist is empty" + System.lineSeparator(), ""));
    }

    @Test
    void scan_oldestOfTheWorklist_syntheticArch() throws IOException {
        UUID oldest = server.add(1, "Muster");
        server.add(2, "Beispiel");
        CommandRun run = run(
                "scan",
                "--triangles",
                "2000",
                "--operator",
                "Ona",
                "--operator-id",
                "12",
                "--scanning-time",
                "90",
                "--prep",
                "14:crown",
                "--prep",
                "3:2:1");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(server.opened.getFirst().rxId()).isEqualTo(oldest);
        assertThat(server.files).containsOnlyKeys("upper.ply", "lower.ply");
        ScanManifest manifest = server.manifests.getFirst();
        assertThat(manifest.files()).extracting(ManifestFile::jaw).containsExactly("Upper", "Lower");
        assertThat(manifest.operator()).isEqualTo(new ScanManifest.Operator(12L, "Ona"));
        assertThat(manifest.scanningTime()).isEqualTo(90);
        assertThat(manifest.preps()).containsExactly(new Prep(14, 2, "Crown", null), new Prep(3, 2, "Crown", 1));
        assertThat(run.out().lines().toList().getLast())
                .isEqualTo("Order 100000001 accepted: revision 1, Align Production");
        Mesh upper = received("upper.ply");
        assertThat(upper.colors()).isNotNull();
        assertThat(upper.positions())
                .isEqualTo(SyntheticArch.of(VirtualScanner.seedOf(oldest), 2000)
                        .upper()
                        .positions());
        assertThat(server.paths).noneMatch(Files::exists);
    }

    @Test
    void scan_prepsOfTheRx_unlessOthersAreNamed() {
        Prep wanted = new Prep(14, 2, "Crown", null);
        server.add(1, "Muster", wanted);
        assertThat(run("scan", "--triangles", "2000").exit()).isZero();
        assertThat(server.manifests.getFirst().preps()).containsExactly(wanted);

        UUID other = server.add(2, "Beispiel", wanted);
        assertThat(run("scan", "--rx", other.toString(), "--triangles", "2000", "--prep", "3:2:1")
                        .exit())
                .isZero();
        assertThat(server.manifests.getLast().preps()).containsExactly(new Prep(3, 2, "Crown", 1));
    }

    @Test
    void scan_namedRxAndSeed() throws IOException {
        server.add(1, "Muster");
        UUID other = server.add(2, "Beispiel");
        assertThat(run("scan", "--rx", other.toString(), "--seed", "5", "--triangles", "2000")
                        .exit())
                .isZero();
        assertThat(server.opened.getFirst().rxId()).isEqualTo(other);
        assertThat(received("lower.ply").positions())
                .isEqualTo(SyntheticArch.of(5, 2000).lower().positions());
    }

    @Test
    void scan_emptyWorklist() {
        assertThat(run("scan"))
                .isEqualTo(new CommandRun(1, "", "scanner scan: the worklist is empty" + System.lineSeparator()));
    }

    @Test
    void scan_refused_oneLine() {
        server.refusedRx.add(server.add(1, "Muster"));
        CommandRun run = run("scan", "--triangles", "2000");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("scanner scan: the server refused: the Rx is scanned already (HTTP 409, IllegalMove)"
                        + System.lineSeparator());
    }

    @Test
    void scan_walkIn() {
        CommandRun run = run(
                "scan",
                "--walk-in",
                "--doctor",
                "1001",
                "--first-name",
                "Ada",
                "--last-name",
                "Muster",
                "--triangles",
                "2000");
        assertThat(run.exit()).isZero();
        assertThat(server.opened.getFirst().rxId()).isNull();
        assertThat(server.opened.getFirst().doctorId()).isEqualTo(1001);
        assertThat(server.opened.getFirst().patientLastName()).isEqualTo("Muster");
    }

    @Test
    void scan_oneJawAsItIs() throws IOException {
        server.add(1, "Muster");
        Path stl = dir.resolve("somebody.STL");
        MeshFiles.write(SyntheticArch.of(1, 2000).lower(), MeshFormat.STL, stl);
        assertThat(run("scan", "--lower", stl.toString(), "--up", "y", "--front", "-z")
                        .exit())
                .isZero();
        assertThat(server.files.get("lower.stl")).isEqualTo(Files.readAllBytes(stl));
        assertThat(server.manifests.getFirst().up()).isEqualTo("y");
        assertThat(server.manifests.getFirst().front()).isEqualTo("-z");
        assertThat(server.manifests.getFirst().files()).hasSize(1);
    }

    @Test
    void scan_occlude_movesTheUpperOnlyAlongUp() throws IOException {
        server.add(1, "Muster");
        SyntheticArch arch = SyntheticArch.of(1, 5000);
        Path upper = dir.resolve("u.obj");
        Path lower = dir.resolve("l.obj");
        MeshFiles.write(Transform.translate(0, 0, 12.5).apply(arch.upper()), MeshFormat.OBJ, upper);
        MeshFiles.write(arch.lower(), MeshFormat.OBJ, lower);
        CommandRun run = run("scan", "--upper", upper.toString(), "--lower", lower.toString(), "--occlude");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(server.files.get("lower.obj")).isEqualTo(Files.readAllBytes(lower));
        Mesh moved = received("upper.obj");
        float[] shift = Occlusion.bringTogether(moved, arch.lower(), Axes.parse(null, null));
        assertThat(shift[2]).isCloseTo(0, within(1e-3f));
        assertThat(moved.positions()[0]).isCloseTo(arch.upper().positions()[0], within(1e-3f));
        assertThat(moved.colors()).isEqualTo(arch.upper().colors());
        assertThat(server.paths)
                .noneMatch(path -> path.getFileName().toString().equals("upper.obj") && Files.exists(path));
    }

    @Test
    void scan_noMesh_opensNothing() throws IOException {
        server.add(1, "Muster");
        Path broken = Files.writeString(dir.resolve("u.ply"), "no mesh at all");
        Path whole = dir.resolve("l.ply");
        MeshFiles.write(SyntheticArch.of(1, 2000).lower(), MeshFormat.PLY, whole);
        CommandRun run = run("scan", "--upper", broken.toString(), "--lower", whole.toString(), "--occlude");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(server.opened).isEmpty();
    }

    @Test
    void scan_fileMissing() {
        server.add(1, "Muster");
        CommandRun run = run("scan", "--upper", dir.resolve("none.stl").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("none.stl: no such file").hasLineCount(1);
        assertThat(server.opened).isEmpty();
    }

    @Test
    void scan_unknownEnding() throws IOException {
        server.add(1, "Muster");
        CommandRun run =
                run("scan", "--upper", Files.createFile(dir.resolve("u.step")).toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(".stl, .ply or .obj");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan --prep 44:crown",
                "scan --prep 3:horn",
                "scan --prep 3",
                "scan --prep 3:2:x",
                "scan --rx 12",
                "scan --triangles 1999",
                "scan --triangles many",
                "scan --up y",
                "scan --occlude --upper a.stl",
                "scan --upper a.stl --up y --front -y",
                "scan --upper a.stl --up w",
                "scan --upper a.stl --seed 3",
                "scan --walk-in --doctor 1001",
                "scan --doctor 1001",
                "scan --walk-in --rx 00000000-0000-0001-0000-000000000011",
                "simulate --count x",
                "simulate --triangles 5000001",
                "worklist --server 127.0.0.1:8080",
                "worklist --nonsense"
            })
    void usage_wrong(String line) {
        server.add(1, "Muster");
        CommandRun run = run(line.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).contains("--help");
        assertThat(server.opened).isEmpty();
    }

    @Test
    void usage_noCommand() {
        assertThat(CommandRun.of(CommandRun.surroundings(server, false, Map.of()))
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void help_namesTheEnvironment() {
        CommandRun run = run("worklist", "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("ARCHWAY_SERVER", "ARCHWAY_SCANNER_SERIAL", "ARCHWAY_SCANNER_SECRET");
    }

    @Test
    void server_unreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + free;
        CommandRun run =
                CommandRun.of(Surroundings.real(), "worklist", "--server", address, "--serial", "a", "--secret", "b");
        assertThat(run)
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "scanner worklist: cannot reach an Archway server at " + address + ": nobody answers there"
                                + System.lineSeparator()));
    }

    @Test
    void arch_twoFiles() throws IOException {
        Path out = dir.resolve("deep/folder");
        CommandRun run = CommandRun.of(
                CommandRun.surroundings(server, false, Map.of()),
                "arch",
                "--seed",
                "9",
                "--triangles",
                "3000",
                "--out",
                out.toString());
        assertThat(run.exit()).isZero();
        Mesh upper = MeshFiles.read(out.resolve("upper.ply"), MeshFormat.PLY, 10_000);
        assertThat(upper.positions())
                .isEqualTo(SyntheticArch.of(9, 3000).upper().positions());
        assertThat(out.resolve("lower.ply")).isNotEmptyFile();
    }

    private Mesh received(String name) throws IOException {
        Path file = Files.write(dir.resolve("received-" + name), Objects.requireNonNull(server.files.get(name)));
        return MeshFiles.read(file, MeshFormat.ofFileName(name).orElseThrow(), 100_000);
    }
}
