package dev.archway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a piece of work took.
 *
 * @param wall seconds on the clock
 * @param processor seconds of all processors, which others on the machine change little
 */
record Spent(double wall, double processor) {

    interface Work {
        void run() throws Exception;
    }

    /** In this process; what the garbage collector and the compiler do meanwhile counts. */
    static Spent on(Work work) throws Exception {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = machine.getProcessCpuTime();
        long began = System.nanoTime();
        work.run();
        return new Spent((System.nanoTime() - began) / 1e9, (machine.getProcessCpuTime() - processor) / 1e9);
    }

    /** Several times; the first ones, in which the JVM learns what it runs, do not count. */
    static List<Spent> onEach(int warmUp, int runs, Work work) throws Exception {
        List<Spent> spent = new ArrayList<>();
        for (int run = -warmUp; run < runs; run++) {
            Spent one = on(work);
            if (run >= 0) {
                spent.add(one);
            }
        }
        return spent;
    }

    /** The medians of both, each by itself. */
    static Spent median(List<Spent> spent) {
        return new Spent(
                spent.stream().map(Spent::wall).sorted().toList().get(spent.size() / 2),
                spent.stream().map(Spent::processor).sorted().toList().get(spent.size() / 2));
    }

    /** The mean of several in a row: the clock of the processors is coarse. */
    static Spent mean(int warmUp, int runs, Work work) throws Exception {
        onEach(warmUp, 0, work);
        Spent all = on(() -> {
            for (int run = 0; run < runs; run++) {
                work.run();
            }
        });
        return new Spent(all.wall / runs, all.processor / runs);
    }

    /** "0.123 s, processor 0.234 s". */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f s, processor %.3f s", wall, processor);
    }
}
