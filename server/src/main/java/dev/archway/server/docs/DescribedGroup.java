package dev.archway.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Finishes a group: its title and words, its bases as servers and its paths relative to them, the sign-in (which filters serve, so that springdoc cannot see it), the
 * notification, and every schema that is referred to.
 */
final class DescribedGroup implements OpenApiCustomizer {

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/(\\w+)\"");
    private static final String DISCOVERY = "/discovery";

    private final ApiGroup group;
    private final Words words;
    private final RecordSchemas schemas;
    private final @Nullable String version;

    DescribedGroup(ApiGroup group, Words words, RecordSchemas schemas, @Nullable String version) {
        this.group = group;
        this.words = words;
        this.schemas = schemas;
        this.version = version;
    }

    @Override
    public void customise(OpenAPI api) {
        ObjectNode said = words.entry("groups", group.name());
        api.setInfo(new Info()
                .title("Archway: " + group.title())
                .summary(said.path("summary").asText())
                .description(said.path("description").asText())
                .version(version == null ? "development" : version)
                .license(new License().name("Apache 2.0").identifier("Apache-2.0")));
        api.setServers(servers(said));
        api.setPaths(paths(api.getPaths(), said));
        api.setTags(tags(api.getPaths()));
        api.setComponents(new Components());
        said.path("security").forEach(name -> api.getComponents().addSecuritySchemes(name.asText(), scheme(name)));
        if (said.path("notified").asBoolean()) {
            api.addWebhooks("scan-changed", pathItem(words.entry("notification", "scan-changed")));
        }
        addSchemas(api);
    }

    private List<Server> servers(JsonNode said) {
        return group.bases().stream()
                .map(base -> new Server()
                        .url(base)
                        .description(said.path("bases").path(base).asText(null)))
                .toList();
    }

    private Paths paths(Paths found, JsonNode said) {
        Map<String, PathItem> relative = new TreeMap<>(Comparator.comparing(DescribedGroup::order));
        found.forEach((path, item) -> {
            String below = path.substring(group.base().length());
            item.readOperations().forEach(operation -> dropOtherPathParameters(below, operation));
            if (group.equals(ApiGroup.V3) && below.equals(DISCOVERY)) {
                // the one call of V3 that the legacy base has
                item.setServers(List.of(new Server().url(group.base()), new Server().url("/api" + group.base())));
            }
            relative.put(below.isEmpty() ? "/" : below, item);
        });
        if (said.path("signIn").asBoolean()) {
            words.file("oauth")
                    .properties()
                    .forEach(call -> relative.put(
                            call.getKey(), pathItem(call.getValue()).servers(List.of(new Server().url("/")))));
        }
        Paths paths = new Paths();
        relative.forEach((path, item) -> {
            item.readOperationsMap().forEach((method, operation) -> operation.setOperationId(id(method, path)));
            paths.addPathItem(path, item);
        });
        return paths;
    }

    /** A handler may serve a path with a variable and one without. */
    private static void dropOtherPathParameters(String path, Operation operation) {
        operation.setParameters(new ArrayList<>(operation.getParameters().stream()
                .filter(parameter ->
                        !"path".equals(parameter.getIn()) || path.contains("{" + parameter.getName() + "}"))
                .toList()));
    }

    private List<Tag> tags(Paths paths) {
        Set<String> used = new HashSet<>();
        paths.values().forEach(item -> item.readOperations().forEach(operation -> used.addAll(operation.getTags())));
        return words.file("tags").properties().stream()
                .filter(tag -> used.contains(tag.getKey()))
                .map(tag ->
                        new Tag().name(tag.getKey()).description(tag.getValue().asText()))
                .toList();
    }

    private SecurityScheme scheme(JsonNode name) {
        return Json31.mapper().convertValue(words.entry("security", name.asText()), SecurityScheme.class);
    }

    /** A schema may refer to others. */
    private void addSchemas(OpenAPI api) {
        Set<String> known = new HashSet<>();
        while (known.addAll(references(api))) {
            for (String name : known) {
                if (api.getComponents().getSchemas() == null
                        || !api.getComponents().getSchemas().containsKey(name)) {
                    api.getComponents().addSchemas(name, schemas.named(name));
                }
            }
        }
    }

    private static Set<String> references(OpenAPI api) {
        Set<String> names = new HashSet<>();
        Matcher matcher = REFERENCE.matcher(Json31.mapper().valueToTree(api).toString());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static PathItem pathItem(JsonNode said) {
        return Json31.mapper().convertValue(said, PathItem.class);
    }

    /** The sign-in first, then as the alphabet has it. */
    private static String order(String path) {
        return path.startsWith("/oauth") || path.equals("/authorize") || path.startsWith("/.") ? " " + path : path;
    }

    /** {@code getOrdersByRxId}, so that generated clients have names to call. */
    private static String id(PathItem.HttpMethod method, String path) {
        StringBuilder id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (String part : path.replace("{", "by-").split("[^A-Za-z0-9]+", -1)) {
            if (!part.isEmpty()) {
                id.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return id.toString();
    }
}
