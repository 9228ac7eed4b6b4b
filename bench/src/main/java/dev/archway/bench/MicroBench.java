package dev.archway.bench;

import dev.archway.bench.micro.Jaw;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The mesh library's work, piece by piece, by JMH: each in a JVM of its own. */
@Command(
        name = "micro",
        description = "Pieces of the mesh library's work, each in a JVM of its own, by JMH.",
        mixinStandardHelpOptions = true)
final class MicroBench implements Callable<Integer> {

    @Option(names = "--root", hidden = true)
    Path root = Path.of(".");

    @Parameters(
            arity = "0..1",
            paramLabel = "pattern",
            description = "A regular expression that the names have in them (all).")
    String pattern = Jaw.class.getPackageName();

    @Option(names = "--list", description = "Only tell the names.")
    boolean list;

    @Option(names = "--triangles", description = "Triangles of the jaw (${DEFAULT-VALUE}).")
    int triangles = 270_000;

    @Option(names = "--runs", description = "Runs that count, of which each takes --seconds (${DEFAULT-VALUE}).")
    int runs = 5;

    @Option(names = "--warm-up", description = "Runs before those (${DEFAULT-VALUE}).")
    int warmUp = 3;

    @Option(names = "--seconds", description = "Seconds of a run (${DEFAULT-VALUE}).")
    double seconds = 2;

    @Option(names = "--forks", description = "JVMs for each, 0 for this one (${DEFAULT-VALUE}).")
    int forks = 1;

    @Override
    public Integer call() throws Exception {
        TimeValue time = TimeValue.milliseconds(Math.round(1000 * seconds));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(pattern)
                .param("triangles", Integer.toString(triangles))
                .warmupIterations(warmUp)
                .warmupTime(time)
                .measurementIterations(runs)
                .measurementTime(time)
                .forks(forks)
                .shouldFailOnError(true);
        Runner runner = new Runner(options.build());
        if (list) {
            runner.list();
        } else {
            runner.run();
        }
        return 0;
    }
}
