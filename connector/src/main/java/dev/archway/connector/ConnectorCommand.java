package dev.archway.connector;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code run}, {@code login} and {@code status}. It ends with 0, with 1 and one line of why, or with 2 for a wrong command line. */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        version = "archway-connector",
        synopsisSubcommandLabel = "COMMAND",
        description = "Brings every scan of a practice into a folder, each revision exactly once.",
        subcommands = {RunCommand.class, LoginCommand.class, StatusCommand.class},
        footer = {
            "",
            "Environment: ARCHWAY_SERVER, ARCHWAY_PARTNER and ARCHWAY_PARTNER_SECRET stand in for the options.",
            "Ends with 0, with 1 when it failed, with 2 for a wrong command line."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ConnectorCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        // the JDK's server waits for ever for the rest of a request unless it is told not to
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ConnectorCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("connector: " + Reason.of(failure));
            err.flush();
            return 1;
        });
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: run, login or status");
    }
}
