package dev.archway.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point to is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path COMPATIBILITY = ROOT.resolve("docs/compatibility.md");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile(".*/src/test/java/.*(Test|IT)\\.java");
    private static final Pattern SECTION = Pattern.compile("\\d.*|flow \\d|listing|notification");
    /** DPMS API V2 has this many sections and tables of codes from 3.1 to 6.13. */
    private static final int ROWS_AT_LEAST = 80;

    @Test
    void relativeLinks_leadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult link : links(Files.readString(document))) {
                boolean relative = !link.group(2).matches("[a-z]+:.*");
                if (relative && !Files.exists(document.resolveSibling(link.group(2)))) {
                    broken.add(document + ": " + link.group(2));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** Each row names a test that exists, with a method that it has, or says "not yet". */
    @Test
    void compatibility_isShownByTests() throws IOException {
        int rows = 0;
        for (String line : Files.readAllLines(COMPATIBILITY)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length < 6 || !SECTION.matcher(cells[1].strip()).matches()) {
                continue;
            }
            rows++;
            String shownBy = cells[4];
            List<MatchResult> tests = links(shownBy);
            assertThat(!tests.isEmpty() || shownBy.contains("not yet")).as(line).isTrue();
            for (MatchResult test : tests) {
                assertThat(test.group(2)).as(line).matches(TEST);
                String source = Files.readString(COMPATIBILITY.resolveSibling(test.group(2)));
                String[] name = test.group(1).split("\\.", 2);
                assertThat(test.group(2)).endsWith("/" + name[0] + ".java");
                assertThat(source).contains(name.length > 1 ? " " + name[1] + "(" : "class " + name[0]);
            }
        }
        assertThat(rows).isGreaterThan(ROWS_AT_LEAST);
    }

    private static List<MatchResult> links(String text) {
        return LINK.matcher(text).results().toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> root = Files.list(ROOT)) {
            return Stream.concat(docs, root)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}
