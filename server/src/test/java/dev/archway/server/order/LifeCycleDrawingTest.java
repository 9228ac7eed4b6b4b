package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The drawing in docs/states is what the code says; when it is not, the test shows what belongs into the file. */
class LifeCycleDrawingTest {

    private static final Path FILE = Path.of("..", "docs", "states", "life-cycle.dot");

    @Test
    void drawing_sameAsCode() throws IOException {
        assertThat(Files.exists(FILE) ? Files.readString(FILE) : "no file at " + FILE)
                .as("docs/states/life-cycle.dot is to be:%n%s", drawing())
                .isEqualTo(drawing());
    }

    private static String drawing() {
        String states = Arrays.stream(CaseState.values())
                .map(state -> "    %s [label=\"%s\\npractice: %s\\nlab: %s\"];\n"
                        .formatted(state, state, state.practice(), state.lab()))
                .collect(Collectors.joining());
        String moves = Arrays.stream(CaseState.values())
                .flatMap(from -> from.next().stream().map(to -> "    %s -> %s;\n".formatted(from, to)))
                .collect(Collectors.joining());
        return """
                // The life of an order. LifeCycleDrawingTest compares this file with the code; draw it with: dot -Tsvg life-cycle.dot
                digraph life_cycle {
                    node [shape=box, style=rounded, fontname="sans-serif"];
                    start [shape=point];
                %s    start -> SCANNING;
                %s}
                """.formatted(states, moves);
    }
}
