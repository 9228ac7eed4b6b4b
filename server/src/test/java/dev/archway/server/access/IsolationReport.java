package dev.archway.server.access;

import dev.archway.server.testing.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which caller got which code at which call, as a table for people. */
final class IsolationReport {

    private final Map<Endpoint, Map<String, Integer>> codes = new LinkedHashMap<>();
    private final Set<String> callers = new LinkedHashSet<>();

    void add(Endpoint endpoint, String caller, int code) {
        callers.add(caller);
        codes.computeIfAbsent(endpoint, _ -> new LinkedHashMap<>()).put(caller, code);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Who gets what\n");
        lines.add(
                "Each call with another clinic's ids, by caller. 401: nobody's token; 403: a token of the wrong kind; else the answer that ids get which nobody"
                        + " has, byte for byte; -: not asked.\n");
        lines.add("| call | takes | " + String.join(" | ", callers) + " |");
        lines.add("|---|---|" + "---|".repeat(callers.size()));
        codes.forEach((endpoint, row) -> lines.add("| `" + endpoint + "` | " + endpoint.access() + " | "
                + String.join(
                        " | ",
                        callers.stream()
                                .map(caller -> Objects.toString(row.get(caller), "-"))
                                .toList())
                + " |"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }
}
