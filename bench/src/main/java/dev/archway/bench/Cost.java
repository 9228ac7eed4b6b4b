package dev.archway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What something took, in seconds: by the clock on the wall, and of all processors. The latter says more on a machine that others use too. */
record Cost(double wall, double processor) {

    private static final OperatingSystemMXBean THIS_PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Of work in this process. */
    static Cost of(Callable<?> work) throws Exception {
        long processor = THIS_PROCESS.getProcessCpuTime();
        long wall = System.nanoTime();
        work.call();
        return new Cost((System.nanoTime() - wall) / 1e9, (THIS_PROCESS.getProcessCpuTime() - processor) / 1e9);
    }

    /** Of a program and all that it starts, as bash counts it. */
    static Cost of(List<String> command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of(
                "bash", "-c", "TIMEFORMAT='%3R %3U %3S'; time \"$@\" >/dev/null 2>/dev/null || exit 1", "bash"));
        timed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(timed).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + printed);
        }
        String[] times = printed.substring(printed.lastIndexOf('\n') + 1).split(" ");
        return new Cost(Double.parseDouble(times[0]), Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
    }

    /** The medians of both. */
    static Cost median(List<Cost> costs) {
        return new Cost(
                middle(costs.stream().map(Cost::wall).toList()),
                middle(costs.stream().map(Cost::processor).toList()));
    }

    private static double middle(List<Double> figures) {
        return figures.stream().sorted(Comparator.naturalOrder()).toList().get(figures.size() / 2);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f s, %.2f s of processor", wall, processor);
    }
}
