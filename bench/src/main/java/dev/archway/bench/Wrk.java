package dev.archway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests a second as {@code wrk} counts them, which costs less than any driver in Java; without it, as {@link Load} does. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    private Wrk() {}

    static boolean isThere() {
        return Peers.program("wrk").isPresent();
    }

    /** The driver's name, for the record. */
    static String name() {
        return isThere() ? "wrk" : "our own driver";
    }

    /** So many requests a second come through over these connections. */
    static double perSecond(URI address, List<String> headers, int status, int connections, Duration time)
            throws Exception {
        if (!isThere()) {
            Load.Measured measured = new Load(address, headers, status).asFastAsPossible(connections, time);
            return failing(measured.failed() > 0, measured.toString(), measured.perSecond());
        }
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + Math.max(1, time.toSeconds()) + "s"));
        headers.forEach(header -> command.addAll(List.of("-H", header)));
        command.add(address.toString());
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(words);
        if (wrk.waitFor() != 0 || !rate.find()) {
            throw new IOException("wrk failed: " + words);
        }
        return failing(words.contains("Non-2xx") && status < 300, words, Double.parseDouble(rate.group(1)));
    }

    private static double failing(boolean failed, String words, double perSecond) throws IOException {
        if (failed) {
            throw new IOException("requests failed: " + words);
        }
        return perSecond;
    }
}
