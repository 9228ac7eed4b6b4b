package dev.archway.scanner;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The virtual scanner on the command line. */
@Command(
        name = "scanner",
        mixinStandardHelpOptions = true,
        versionProvider = ScannerVersion.class,
        description = "A virtual dental scanner for an Archway server.",
        subcommands = {
            WorklistCommand.class,
            ScanCommand.class,
            CaptureCommand.class,
            SimulateCommand.class,
            ArchCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the server accepted, or there was nothing to do",
            "1:it refused, cannot be reached, or a file cannot be used",
            "2:the command line is wrong"
        },
        footerHeading = "%nExample (the sandbox's scanner):%n",
        footer = "  scanner simulate --serial EL5D-0001 --secret scanner-secret")
public final class ScannerCommand implements Runnable {

    private final Surroundings around;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ScannerCommand(Surroundings around) {
        this.around = around;
    }

    /** Runs one command and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(Surroundings.real()).execute(args));
    }

    static CommandLine commandLine(Surroundings around) {
        CommandLine commandLine = new CommandLine(new ScannerCommand(around));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((problem, args) -> explain(problem));
        commandLine.setExecutionExceptionHandler((problem, command, parsed) -> complain(problem, command));
        return commandLine;
    }

    private static int explain(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + problem.getMessage());
        err.println("\"" + name + " --help\" tells what there is.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static int complain(Exception problem, CommandLine command) throws Exception {
        String complaint = Complaint.about(problem);
        if (complaint == null) {
            throw problem;
        }
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + complaint);
        err.flush();
        return 1;
    }

    Surroundings around() {
        return around;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: worklist, scan, capture, simulate or arch");
    }
}
