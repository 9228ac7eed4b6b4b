package dev.archway.server.docs;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.archway.server.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A group of the API's description as the server answers it, without the handlers that only tests have. */
record Description(String group, JsonNode json) {

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    static final List<String> GROUPS = List.of("v2", "v3", "lab", "scanner", "models", "sandbox");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** One call: {@code servers} are the bases that it has. */
    record Operation(String method, String path, List<String> servers, JsonNode json) {

        /** In the words of an HTTP request, relative to the base. */
        String call() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        boolean isSignIn() {
            return servers.equals(List.of("/"));
        }

        Stream<JsonNode> parameters(String in) {
            return json.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(in));
        }

        Set<String> codes() {
            return new TreeSet<>(json.path("responses").propertyNames());
        }
    }

    static Description of(Http http, String group) {
        JsonNode json = http.get("/docs/openapi/" + group).json();
        ObjectNode paths = (ObjectNode) json.path("paths");
        paths.propertyNames().stream()
                .filter(path -> path.contains("/probe"))
                .toList()
                .forEach(paths::remove);
        return new Description(group, json);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        json.path("paths").properties().forEach(path -> {
            JsonNode servers = path.getValue().has("servers") ? path.getValue().path("servers") : json.path("servers");
            List<String> bases = servers.valueStream()
                    .map(server -> server.path("url").asString())
                    .toList();
            path.getValue().properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .forEach(member ->
                            operations.add(new Operation(member.getKey(), path.getKey(), bases, member.getValue())));
        });
        return operations;
    }

    /** The operation of that method and path, for example {@code GET /orders/{rxId}}. */
    Operation operation(String call) {
        return operations().stream()
                .filter(operation -> operation.call().equals(call))
                .findFirst()
                .orElseThrow(() -> new AssertionError(group + " does not describe " + call));
    }

    /** What is wrong with a value by a schema of this description, in which no field may be that the schema does not name. */
    List<String> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", json.path("components").deepCopy());
        whole.setAll((ObjectNode) schema.deepCopy());
        close(whole);
        return SCHEMAS
                .getSchema(whole)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("properties").isObject() && object.path("type").isString()) {
                object.put("additionalProperties", false);
            }
            // the validator stumbles over several types beside a minimum or an enum
            if (object.path("type").isArray()) {
                ArrayNode either = object.putArray("anyOf");
                object.remove("type").forEach(type -> either.addObject().put("type", type.asString()));
            }
        }
        schema.forEach(Description::close);
    }
}
