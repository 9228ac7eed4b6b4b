package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of the pages: complete in English and in German, and none that no page says. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z0-9.-]+)[}(]");
    private static final Pattern BUILT = Pattern.compile("#\\{\\|([a-z0-9.-]+)\\$");
    private static final Pattern WORD = Pattern.compile("([\\w.-]+)");
    private static final Pattern BEGINNING = Pattern.compile("([a-z][\\w.-]*[.-])[$\"]");

    /** They are looked for by what is to be translated: {@code SaidTest} and {@code ReasonsTest}. */
    private static final Set<String> BY_WHAT_THEY_SAY = Set.of("said.properties", "reasons.properties");

    static List<Path> english() throws IOException {
        return files(RESOURCES.resolve("messages"), path -> path.toString().matches(".*/[a-z]+\\.properties"));
    }

    @ParameterizedTest
    @MethodSource("english")
    void german_isComplete(Path english) throws IOException {
        Path german = Path.of(english.toString().replace(".properties", "_de.properties"));

        Properties texts = read(english);
        Properties translated = read(german);

        assertThat(translated.stringPropertyNames()).isEqualTo(texts.stringPropertyNames());
        assertThat(translated.values())
                .as("no text is empty")
                .noneMatch(text -> text.toString().isBlank());
        for (String key : texts.stringPropertyNames()) {
            assertThat(places(translated.getProperty(key))).as(key).isEqualTo(places(texts.getProperty(key)));
        }
    }

    @Test
    void pages_sayOnlyWhatThereIs() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path file : english()) {
            known.addAll(read(file).stringPropertyNames());
        }
        for (Path page :
                files(RESOURCES.resolve("templates"), path -> path.toString().endsWith(".html"))) {
            String text = Files.readString(page);
            assertThat(known).as("keys of " + page).containsAll(all(KEY, text));
            for (String beginning : all(BUILT, text)) {
                assertThat(known)
                        .as("keys of " + page + " that begin with " + beginning)
                        .anyMatch(key -> key.startsWith(beginning));
            }
        }
    }

    /** A text is said by its key, or by a beginning of it that a page or a class adds the end to. */
    @Test
    void texts_areAllSaid() throws IOException {
        Set<String> said = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        for (Path source : files(Path.of("src", "main"), path -> path.toString().matches(".*\\.(html|java)"))) {
            String text = Files.readString(source);
            said.addAll(all(WORD, text));
            beginnings.addAll(all(BEGINNING, text));
        }
        for (Path english : english()) {
            if (!BY_WHAT_THEY_SAY.contains(english.getFileName().toString())) {
                assertThat(read(english).stringPropertyNames())
                        .as(english.toString())
                        .allMatch(
                                key -> said.contains(key) || beginnings.stream().anyMatch(key::startsWith));
            }
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> all = new TreeSet<>();
        for (Matcher match = pattern.matcher(text); match.find(); ) {
            all.add(match.group(1));
        }
        return all;
    }

    /** The numbers of the values that a text has places for. */
    private static Set<String> places(String text) {
        return all(Pattern.compile("\\{(\\d)"), text);
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(wanted).sorted().toList();
        }
    }
}
