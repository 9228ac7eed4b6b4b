package dev.archway.bench;

import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.scanner.SyntheticArch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Cases under way by many threads on a server that is killed again and again, with or without its database, and started anew; in the end everything must be there.
 *
 * @param root the project's folder
 * @param work a folder for the data directory and the scans
 * @param orders that are to come to their end
 * @param threads that drive them
 * @param times how often the server is killed while they do
 * @param seed of the moments
 */
record Kills(Path root, Path work, int orders, int threads, int times, long seed) {

    private static final int SHORTEST_LIFE = 300;
    private static final int LONGEST_LIFE = 5_000;

    /** What happened: how often it was killed, how long the work took, and what is wrong, which is nothing. */
    record Outcome(int kills, Duration time, int moves, List<String> wrong) {}

    Outcome run(int triangles) throws Exception {
        SyntheticArch arch = SyntheticArch.of(7, triangles);
        Path upper = work.resolve("upper.stl");
        Path lower = work.resolve("lower.stl");
        MeshFiles.write(arch.upper(), MeshFormat.STL, upper);
        MeshFiles.write(arch.lower(), MeshFormat.STL, lower);
        Path data = work.resolve("data");
        try (Receiver receiver = new Receiver();
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            ServerProcess server = ServerProcess.start(root, data);
            try (MillingFlow flow = new MillingFlow(server.address(), receiver, upper, lower)) {
                long began = System.nanoTime();
                Future<?> load = background.submit(() -> {
                    flow.run(orders, threads);
                    return null;
                });
                Random random = new Random(seed);
                int kills = 0;
                while (kills < times && !isOver(load, random.nextInt(SHORTEST_LIFE, LONGEST_LIFE))) {
                    int port = server.address().getPort();
                    server.kill(random.nextBoolean());
                    kills++;
                    server = ServerProcess.startOn(port, root, data);
                }
                load.get();
                Duration time = Duration.ofNanos(System.nanoTime() - began);
                return outcome(kills, time, flow, data, receiver);
            } finally {
                server.close();
            }
        }
    }

    private Outcome outcome(int kills, Duration time, MillingFlow flow, Path data, Receiver receiver) throws Exception {
        try (ServerDatabase database = ServerDatabase.in(data)) {
            CaseChecks checks = new CaseChecks(root, data, database);
            checks.awaitRest();
            Set<String> heard =
                    receiver.received().stream().map(Receiver.Received::id).collect(Collectors.toSet());
            return new Outcome(
                    kills, time, flow.acknowledged().size(), checks.wrong(orders, flow.acknowledged(), heard));
        }
    }

    /** Whether the work has ended within that time; an end by failure comes out of here. */
    private static boolean isOver(Future<?> load, int millis) throws InterruptedException, ExecutionException {
        try {
            load.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }
}
