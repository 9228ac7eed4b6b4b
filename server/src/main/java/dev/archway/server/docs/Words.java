package dev.archway.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people have written about the API: the files of {@code resources/openapi}, one for each controller and a few for all. */
final class Words {

    /** Swagger's own mappers leave out what is null, but an example shows it. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

    /** The file of that name, without its ending; missing when there is none. A copy, free to be changed. */
    JsonNode file(String name) {
        return files.computeIfAbsent(name, Words::read).deepCopy();
    }

    /** An entry of a file for all, which must be there. */
    ObjectNode entry(String file, String name) {
        if (file(file).path(name) instanceof ObjectNode entry) {
            return entry;
        }
        throw new IllegalStateException("openapi/" + file + ".yaml has no entry " + name);
    }

    private static JsonNode read(String name) {
        try (InputStream in = Words.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            // Jackson's own YAML knows no anchors
            return in == null
                    ? MissingNode.getInstance()
                    : JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/" + name + ".yaml is no YAML", e);
        }
    }
}
