package dev.archway.scanner;

import dev.archway.wire.WireJson;
import dev.archway.wire.WorklistEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what waits for a scan. */
@Command(
        name = "worklist",
        mixinStandardHelpOptions = true,
        description = "Lists the Rx that wait for a scan, oldest first.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WorklistCommand implements Callable<Integer> {

    private static final List<String> HEADINGS =
            List.of("RX", "ORDER", "STATUS", "PATIENT", "CHART", "PROCEDURE", "DOCTOR", "CREATED", "REASON");

    @ParentCommand
    private ScannerCommand scanner;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Prints the server's list as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<WorklistEntry> worklist = server.login(scanner.around()).worklist();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(worklist));
        } else if (worklist.isEmpty()) {
            out.println("the worklist is empty");
        } else {
            table(worklist).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private static List<String> table(List<WorklistEntry> worklist) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        worklist.forEach(entry -> rows.add(row(entry)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(WorklistEntry entry) {
        return List.of(
                entry.rxId().toString(),
                cell(entry.orderId()),
                cell(entry.status()),
                cell(entry.patientLastName() + ", " + entry.patientFirstName()),
                cell(entry.patientChartNumber()),
                cell(entry.procedureName()),
                cell(entry.doctorName()),
                cell(entry.createdDate()),
                cell(entry.reason()));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "-" : Complaint.oneLine(Objects.toString(value));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
