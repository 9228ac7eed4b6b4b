package dev.archway.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Query parameters are read by hand (platform.QueryParameters), so springdoc cannot see them. A class of a controller's package that reads them has their names as texts, and
 * each text of that kind must be a parameter that the description knows; and each parameter of the description must be read somewhere.
 */
class QueryParametersAreDescribedIT extends ArchwayIT {

    private static final Path SOURCES = Path.of("src/main/java/dev/archway/server");
    private static final Pattern NAME = Pattern.compile("\"(?!true|false)([A-Za-z]+)\"");

    @Test
    void names_areTheSameInCodeAndDescription() throws IOException {
        Set<String> described = described("query");
        Set<String> read = read();
        assertThat(read).as("read by the code").containsAll(described);
        described.addAll(described("path")); // named in the same classes
        described.add("RXID"); // the document's name of one of them, in its messages
        assertThat(described).as("in resources/openapi").containsAll(read);
    }

    private Set<String> described(String in) {
        return Description.GROUPS.stream()
                .flatMap(group -> Description.of(http(), group).operations().stream())
                .filter(operation -> !operation.isSignIn())
                .flatMap(operation -> operation.parameters(in))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> read() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().contains("/rest/")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                String source = Files.readString(file);
                boolean page = source.contains("stereotype.Controller;"); // which nobody integrates with
                if (source.contains("platform.QueryParameters;") && !page) {
                    NAME.matcher(source).results().map(found -> found.group(1)).forEach(names::add);
                }
            }
        }
        return names;
    }
}
