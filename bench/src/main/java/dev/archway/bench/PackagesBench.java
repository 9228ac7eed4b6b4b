package dev.archway.bench;

import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.scanner.SyntheticArch;
import dev.archway.wire.AssetType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An iDE package that is made because somebody asks for it: meshes read and written, Rx, metadata, zip and digests, stored and downloaded, all in the server's process;
 * beside programs that do nothing but pack the same files.
 */
@Command(
        name = "packages",
        description =
                "A package from its request to its last byte, beside zip -6 and libdeflate-gzip -6 of the same files.",
        mixinStandardHelpOptions = true)
final class PackagesBench implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(
            names = "--cases",
            description =
                    "Cases of each kind that count, two or three packages each, after --warm-up ones (${DEFAULT-VALUE}).")
    int cases = 4;

    @Option(names = "--warm-up", description = "Cases that do not count (${DEFAULT-VALUE}).")
    int warmUp = 2;

    @Option(names = "--triangles", description = "Triangles a jaw (${DEFAULT-VALUE}).")
    int triangles = 270_000;

    @Option(names = "--kinds", split = ",", description = "Kinds of case: ${COMPLETION-CANDIDATES} (all).")
    List<CaseKind> kinds = List.of(CaseKind.values());

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("archway-bench");
        try (Receiver receiver = new Receiver();
                ServerProcess server = ServerProcess.start(root, work.resolve("data"), "-Xmx512m");
                Circle circle = new Circle(server.address(), receiver);
                HttpClient http = HttpClient.newHttpClient()) {
            Path upper = work.resolve("upper.stl");
            Path lower = work.resolve("lower.stl");
            SyntheticArch arch = SyntheticArch.of(1, triangles);
            MeshFiles.write(arch.upper(), MeshFormat.STL, upper);
            MeshFiles.write(arch.lower(), MeshFormat.STL, lower);
            for (CaseKind kind : kinds) {
                measure(kind, server, circle, http, work, upper, lower);
            }
            return 0;
        } finally {
            Folders.delete(work);
        }
    }

    private void measure(
            CaseKind kind, ServerProcess server, Circle circle, HttpClient http, Path work, Path upper, Path lower)
            throws Exception {
        Path zip = work.resolve("package.zip");
        Path packed = work.resolve("peer.zip");
        Path files = work.resolve("files");
        List<Cost> ours = new ArrayList<>();
        List<Cost> zips = new ArrayList<>();
        List<Cost> gzips = new ArrayList<>();
        for (int run = -warmUp; run < cases; run++) {
            choose(http, server.address(), kind.first());
            Circle.Handed scan = circle.scan(circle.request(kind + "-" + run, kind), upper, lower);
            circle.awaitNotification(scan);
            server.awaitRest(); // the preview of a scan is made afterwards, beside the first package
            for (String settings : kind.others()) {
                choose(http, server.address(), settings);
                Cost cost = make(server, circle, scan.orderId(), zip);
                if (run >= 0) {
                    ours.add(cost);
                }
            }
            if (run >= 0) {
                List<String> unpacked = unpack(zip, files);
                peer("zip", List.of("-q", "-6", "-FS", "-j", packed.toString()), unpacked, zips);
                peer("libdeflate-gzip", List.of("-6", "-k", "-f"), unpacked, gzips);
            }
        }
        Rounds.line("%s", kind);
        report(ours, zips, gzips, files, zip, packed);
    }

    private static Cost make(ServerProcess server, Circle circle, long order, Path zip) throws IOException {
        Duration before = server.processorTime();
        long began = System.nanoTime();
        circle.practice().download(order, AssetType.IDE, zip);
        double wall = (System.nanoTime() - began) / 1e9;
        return new Cost(wall, Figures.seconds(server.processorTime().minus(before)));
    }

    private static void choose(HttpClient http, URI server, String settings) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.resolve("/sandbox/users/dentist@riverside.test/export-settings"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(settings))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("export settings: " + status);
        }
    }

    private static List<String> unpack(Path zip, Path folder) throws IOException {
        if (Files.exists(folder)) {
            Folders.delete(folder);
        }
        Files.createDirectories(folder);
        List<String> files = new ArrayList<>();
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = folder.resolve(Path.of(entry.getName()).getFileName());
                Files.write(file, entries.readAllBytes());
                files.add(file.toString());
            }
        }
        return files;
    }

    private static void peer(String program, List<String> options, List<String> files, List<Cost> costs)
            throws IOException, InterruptedException {
        Optional<Path> found = Peers.program(program);
        if (found.isPresent()) {
            List<String> command = new ArrayList<>(List.of(found.get().toString()));
            command.addAll(options);
            command.addAll(files);
            costs.add(Cost.of(command));
        }
    }

    private static void report(List<Cost> ours, List<Cost> zips, List<Cost> gzips, Path files, Path zip, Path packed)
            throws IOException {
        long plain = 0;
        long gzipped = 0;
        try (var all = Files.list(files)) {
            for (Path file : all.toList()) {
                if (file.toString().endsWith(".gz")) {
                    gzipped += Files.size(file);
                } else {
                    plain += Files.size(file);
                }
            }
        }
        Cost mine = Cost.median(ours);
        Rounds.line("Archway, made and downloaded       %s; %,d bytes of %,d", mine, Files.size(zip), plain);
        if (!zips.isEmpty()) {
            Cost peer = Cost.median(zips);
            Rounds.line("zip -6, packing alone              %s; %,d bytes", peer, Files.size(packed));
            Rounds.line(
                    "Archway takes %.2f of its time, %.2f of its processor time (target: less than 1)",
                    mine.wall() / peer.wall(), mine.processor() / peer.processor());
        }
        if (!gzips.isEmpty()) {
            Cost peer = Cost.median(gzips);
            Rounds.line("libdeflate-gzip -6, packing alone  %s; %,d bytes", peer, gzipped);
            Rounds.line(
                    "Archway takes %.2f of its time, %.2f of its processor time (target: at most 2)",
                    mine.wall() / peer.wall(), mine.processor() / peer.processor());
        }
    }
}
