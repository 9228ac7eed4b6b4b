package dev.archway.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind script/bench and script/demo. */
@Command(
        name = "script/bench",
        description = "Measures Archway on this machine, each figure beside a floor or a peer in the same run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            StartBench.class,
            CircleBench.class,
            PicturesBench.class,
            PackagesBench.class,
            OrdersBench.class,
            DeepBench.class,
            PollBench.class,
            DownloadBench.class,
            PagesBench.class,
            NotificationBench.class,
            MeshBench.class,
            MicroBench.class,
            CaseBench.class,
            KillBench.class,
            ImagesCommand.class,
            Demo.class
        })
public final class BenchCommand {

    private BenchCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }
}
