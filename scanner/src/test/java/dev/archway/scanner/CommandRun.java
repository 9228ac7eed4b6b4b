package dev.archway.scanner;

import dev.archway.client.ScannerClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** One run of the command line in this process: its exit code and what it printed. */
record CommandRun(int exit, String out, String err) {

    static CommandRun of(Surroundings around, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = ScannerCommand.commandLine(around);
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        int exit = command.execute(args);
        return new CommandRun(exit, out.toString(), err.toString());
    }

    /** Against a server in memory, as a known scanner. */
    static CommandRun at(ScannerClient server, boolean terminal, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--serial", "EL5D-0001", "--secret", "scanner-secret"));
        return of(surroundings(server, terminal, Map.of()), all.toArray(String[]::new));
    }

    static Surroundings surroundings(ScannerClient server, boolean terminal, Map<String, String> environment) {
        return new Surroundings(
                (uri, serial, secret) -> server,
                length -> {},
                name -> name == null ? null : environment.get(name),
                terminal);
    }
}
