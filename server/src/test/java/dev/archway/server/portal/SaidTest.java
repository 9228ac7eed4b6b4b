package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.wire.CaptureKind;
import dev.archway.wire.Procedure;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.UnitType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Names of the wire and lines of histories in the reader's language: all of them, those with values as well, and nothing that people wrote. */
class SaidTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Who tells what happened. */
    private static final Pattern TELLS = Pattern.compile("\\b(Cause|OrderFact|CompanyAct|ServerAct|acts\\.tell)\\b");

    /** A line of a history begins with what was done. */
    private static final Pattern DONE = Pattern.compile(
            "\"((?:[a-z]+ed|un-paired|began|sent|made|put|took|gave|could|had|revision|reset) [^\"]*)\"");

    /** A name of the wire that a page shows. */
    private static final Pattern NAME = Pattern.compile(
            "th:text=\"\\$\\{\\w+(?:\\.\\w+\\(\\))*\\.(?:procedure|procedureType|unit|unitType)(?:Name)?\\(\\)}\"");

    private final Said said = said();

    private static Said said() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/said");
        messages.setDefaultEncoding("UTF-8");
        return new Said(messages);
    }

    static Stream<String> names() {
        return Stream.of(
                        Arrays.stream(Procedure.values()).map(Procedure::text),
                        ProcedureMap.all().stream().map(ProcedureMap::type).filter(Objects::nonNull),
                        Arrays.stream(UnitType.values()).map(UnitType::text),
                        Arrays.stream(CaptureKind.values()).map(CaptureKind::text))
                .flatMap(names -> names)
                .distinct();
    }

    @Test
    void names_areAllTranslated() {
        assertThat(known()).containsAll(names().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Crown                                  | Krone
            sent scan 12                           | hat Scan 12 gesendet
            revision 2 is ready                    | Revision 2 ist fertig
            milled the physical model at Mill 3, B | hat das physische Modell gefräst: Mill 3, B
            notified sandbox-dpms: delivered       | hat sandbox-dpms benachrichtigt: zugestellt
            made the viewer's model                | hat das Modell für den Viewer erstellt
            bridge 2                               | Brücke 2
            Too short at the margin                | Too short at the margin
            """)
    void words_inGerman(String english, String german) {
        assertThat(said.words(english, Locale.GERMAN)).isEqualTo(german);
        assertThat(said.words(english, Locale.ENGLISH)).isEqualTo(english);
    }

    /** Whoever writes a new line into a history gives its German words too; a line with a value is known by how it begins. */
    @Test
    void histories_areAllTranslated() throws IOException {
        List<String> known = known();
        TreeSet<String> foreign = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (TELLS.matcher(source).find()) {
                    DONE.matcher(source)
                            .results()
                            .map(line -> line.group(1))
                            .filter(line -> known.stream().noneMatch(text -> text.startsWith(line)))
                            .forEach(line -> foreign.add(file.getFileName() + ": " + line));
                }
            }
        }
        assertThat(foreign).isEmpty();
    }

    /** No page shows a name of the wire as it is. */
    @Test
    void pages_sayNamesInTheReadersLanguage() throws IOException {
        try (Stream<Path> pages = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".html")).toList()) {
                assertThat(NAME.matcher(Files.readString(page)).results().map(MatchResult::group))
                        .as(page.toString())
                        .isEmpty();
            }
        }
    }

    private static List<String> known() {
        ResourceBundle english = ResourceBundle.getBundle("messages/said", Locale.ROOT);
        return english.keySet().stream()
                .map(english::getString)
                .map(text -> text.replace("''", "'"))
                .toList();
    }
}
