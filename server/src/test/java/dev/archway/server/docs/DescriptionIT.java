package dev.archway.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.archway.server.ArchwayServer;
import dev.archway.server.access.AdministratorCaller;
import dev.archway.server.access.LabCaller;
import dev.archway.server.access.ModelerCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.access.SignedInCaller;
import dev.archway.server.account.Scanner;
import dev.archway.server.docs.Description.Operation;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description says what the server does: each handler is in its groups and nothing else is, and every call has words, codes and examples that fit. */
class DescriptionIT extends ArchwayIT {

    static final List<String> GROUPS = Description.GROUPS;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PAGE = Pattern.compile("/docs(/.*)?|.*/error.*");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void handlers_areInTheirGroupsAndNothingElseIs() {
        Map<String, Set<String>> served = new TreeMap<>();
        GROUPS.forEach(group -> served.put(group, new TreeSet<>()));
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (isOurs(handler)) {
                info.getPatternValues().stream()
                        .filter(path -> !isPage(path, handler))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> groups(path, handler)
                                        .forEach(group -> served.getOrDefault(group, new TreeSet<>())
                                                .add(method + " " + path))));
            }
        });

        Map<String, Set<String>> described = new TreeMap<>();
        for (String group : GROUPS) {
            described.put(group, new TreeSet<>());
            for (Operation operation : Description.of(http(), group).operations()) {
                operation.servers().stream()
                        .filter(base -> !base.equals("/"))
                        .map(base -> operation.call().replaceFirst(" ", " " + base))
                        .forEach(described.get(group)::add);
            }
        }
        assertThat(described).isEqualTo(served);
    }

    /** The sign-in is served by filters; the server's own metadata says where. RFC 8414. */
    @Test
    void signIn_isWhereTheMetadataSays() {
        JsonNode metadata =
                http().get("/.well-known/oauth-authorization-server").json();
        Set<String> served = Stream.of("authorization", "token", "revocation")
                .map(name -> metadata.path(name + "_endpoint").asString())
                .collect(Collectors.toCollection(TreeSet::new));
        served.add(metadata.path("jwks_uri").asString());
        served.add(http().base() + "/.well-known/oauth-authorization-server");

        assertThat(Description.of(http(), "v2").operations())
                .filteredOn(Operation::isSignIn)
                .extracting(operation -> http().base() + operation.path())
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void operations_haveWordsCodesAndExamples(String group) {
        Description description = Description.of(http(), group);
        for (Operation operation : description.operations()) {
            JsonNode json = operation.json();
            String call = group + ": " + operation.call();
            assertThat(json.path("summary").asString(""))
                    .as(call + " has no summary; CONTRIBUTING.md says how")
                    .isNotBlank();
            assertThat(json.path("description").asString(""))
                    .as(call + ": description, and the document's section in italics at its end")
                    .matches(Pattern.compile(".{20,}\\n\\n\\*[^*]+\\*\\s*", Pattern.DOTALL));
            assertThat(description
                            .json()
                            .path("tags")
                            .valueStream()
                            .map(tag -> tag.path("name").asString()))
                    .as(call + ": tag")
                    .contains(json.path("tags").path(0).asString());
            assertThat(operation
                            .parameters("path")
                            .map(parameter -> "{" + parameter.path("name").asString() + "}"))
                    .as(call + ": path parameters")
                    .containsExactlyInAnyOrderElementsOf(Pattern.compile("\\{\\w+}")
                            .matcher(operation.path())
                            .results()
                            .map(found -> found.group())
                            .toList());
            json.path("parameters")
                    .forEach(parameter -> assertThat(parameter.propertyNames())
                            .as(call + ": parameter " + parameter.path("name"))
                            .contains("description", "schema", "example"));
            json.path("requestBody")
                    .path("content")
                    .forEach(type -> assertThat(hasExample(type))
                            .as(call + ": example of the request")
                            .isTrue());
            json.path("responses").properties().forEach(answer -> {
                assertThat(answer.getValue().path("description").asString(""))
                        .as(call + ": " + answer.getKey())
                        .isNotBlank();
                answer.getValue()
                        .path("content")
                        .forEach(type -> assertThat(hasExample(type))
                                .as(call + ": example of " + answer.getKey())
                                .isTrue());
                answer.getValue()
                        .path("headers")
                        .properties()
                        .forEach(header -> assertThat(header.getValue().propertyNames())
                                .as(call + ": " + answer.getKey() + ", " + header.getKey())
                                .contains("description", "schema", "example"));
            });
        }
    }

    /** Who may call, and what every call of that kind can be refused with. */
    @Test
    void codes_followFromTheCallerAndTheBody() {
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!isOurs(handler)) {
                return;
            }
            List<Class<?>> asked = Arrays.asList(handler.getMethod().getParameterTypes());
            for (String path : info.getPatternValues()) {
                for (String group : isPage(path, handler) ? List.<String>of() : groups(path, handler)) {
                    Description description = Description.of(http(), group);
                    for (Operation operation : description.operations()) {
                        if (operation.servers().stream().anyMatch(base -> path.equals(base + operation.path()))
                                && info.getMethodsCondition()
                                        .getMethods()
                                        .toString()
                                        .contains(operation.call().split(" ")[0])) {
                            Set<String> least = new HashSet<>(Set.of("500"));
                            if (asked.stream()
                                    .anyMatch(Set.<Class<?>>of(
                                            PracticeCaller.class,
                                            LabCaller.class,
                                            PairedCaller.class,
                                            ModelerCaller.class,
                                            AdministratorCaller.class)::contains)) {
                                least.addAll(Set.of("401", "403"));
                            }
                            if (asked.contains(SignedInCaller.class) || asked.contains(Scanner.class)) {
                                least.add("401");
                            }
                            if (operation
                                            .json()
                                            .path("requestBody")
                                            .path("content")
                                            .has("application/json")
                                    && !path.contains("/inbox/")) {
                                least.addAll(Set.of("400", "413", "415"));
                            }
                            assertThat(operation.codes())
                                    .as(group + ": " + operation.call())
                                    .containsAll(least);
                            assertThat(operation.json().path("security").isEmpty())
                                    .as(group + ": security of " + operation.call())
                                    .isEqualTo(!least.contains("401"));
                        }
                    }
                }
            }
        });
    }

    /** The codes of the tables in DPMS API V2, 4.1.2, 4.2.2, 4.3.3, 4.4.3, 4.6.3, 4.7.3, 5.2.4, 5.3.4 and 5.4.3. */
    @Test
    void codes_areThoseOfTheDocuments() {
        Description v2 = Description.of(http(), "v2");
        assertThat(v2.operation("GET /practice-configuration").codes()).contains("200", "401", "500");
        assertThat(v2.operation("POST /scan-request").codes()).contains("200", "400", "401", "409", "500");
        assertThat(v2.operation("DELETE /scan-request/{rxId}").codes()).contains("200", "400", "401", "500");
        assertThat(v2.operation("GET /orders/practice").codes()).contains("200", "401", "500");
        assertThat(v2.operation("GET /orders/{rxId}").codes()).contains("200", "400", "401", "404", "500");
        assertThat(v2.operation("GET /order/{orderId}/download/{assetType}").codes())
                .contains("200", "204", "400", "401", "404", "500");
        assertThat(Description.of(http(), "v3").operation("GET /patient/search").codes())
                .contains("200", "400", "401", "404", "500");
        assertThat(v2.operation("PATCH /patients").codes()).contains("200", "400", "404", "500");
        assertThat(v2.operation("PATCH /patient/by-chart-number").codes()).contains("200", "400", "404", "409", "500");
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void examples_fitTheirSchemas(String group) {
        Description description = Description.of(http(), group);
        List<String> wrong = new ArrayList<>();
        int[] count = {0};
        for (Operation operation : description.operations()) {
            Stream.concat(
                            Stream.of(operation.json().path("requestBody")),
                            operation.json().path("responses").valueStream())
                    .flatMap(part -> part.path("content").properties().stream())
                    .filter(type -> type.getKey().equals("application/json"))
                    .forEach(type -> examples(type.getValue()).forEach(example -> {
                        count[0]++;
                        description
                                .errors(type.getValue().path("schema"), example)
                                .forEach(error -> wrong.add(operation.call() + ": " + error + " in " + example));
                    }));
        }
        assertThat(wrong).isEmpty();
        assertThat(count[0])
                .as("examples")
                .isGreaterThanOrEqualTo(description.operations().size());
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void fields_haveWords(String group) {
        Description.of(http(), group)
                .json()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> {
                    assertThat(schema.getValue().path("description").asString(""))
                            .as(schema.getKey())
                            .isNotBlank();
                    schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(field -> assertThat(
                                            field.getValue().path("description").asString(""))
                                    .as(schema.getKey() + "." + field.getKey())
                                    .isNotBlank());
                });
    }

    /** Words for what is not there any more are found here. */
    @Test
    void words_areForSomething() {
        Set<String> methods = mapping.getHandlerMethods().values().stream()
                .map(handler -> handler.getBeanType().getSimpleName() + "."
                        + handler.getMethod().getName())
                .collect(Collectors.toSet());
        Words words = new Words();
        mapping.getHandlerMethods().values().stream()
                .map(handler -> handler.getBeanType().getSimpleName())
                .distinct()
                .forEach(controller -> assertThat(words.file(controller).properties())
                        .allSatisfy(method -> assertThat(methods).contains(controller + "." + method.getKey())));

        Map<String, Set<String>> fields = new TreeMap<>();
        for (String group : GROUPS) {
            Description.of(http(), group)
                    .json()
                    .path("components")
                    .path("schemas")
                    .properties()
                    .forEach(schema -> fields.put(
                            schema.getKey(),
                            new TreeSet<>(schema.getValue().path("properties").propertyNames())));
        }
        fields.put("V2", Set.of("Data", "Status"));
        fields.put("V3", Set.of("Data", "Meta", "Links", "Status"));
        words.file("schemas").properties().forEach(schema -> {
            assertThat(fields).as("schemas.yaml").containsKey(schema.getKey());
            Set<String> said = new TreeSet<>();
            schema.getValue().path("properties").fieldNames().forEachRemaining(said::add);
            assertThat(fields.get(schema.getKey())).as(schema.getKey()).containsAll(said);
        });
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void description_isOpenApi31(String group) {
        Http.Answer answer = http().get("/docs/openapi/" + group);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("openapi").asString()).startsWith("3.1.");
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(answer.text(), null, options);
        assertThat(parsed.getMessages()).isEmpty();

        JsonNode json = answer.json();
        assertThat(json.findValues("operationId").stream().map(JsonNode::asString))
                .doesNotHaveDuplicates();
        SchemaRegistry metaSchemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var metaSchema =
                metaSchemas.getSchema(JSON.readTree("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}"));
        json.findValues("schema")
                .forEach(schema -> assertThat(metaSchema.validate(schema)).isEmpty());
        json.path("components")
                .path("schemas")
                .forEach(schema -> assertThat(metaSchema.validate(schema)).isEmpty());
    }

    @Test
    void yaml_saysTheSame() {
        for (String group : GROUPS) {
            Http.Answer yaml = http().get("/docs/openapi.yaml/" + group);
            assertThat(yaml.status()).isEqualTo(200);
            JsonNode read = JSON.valueToTree(new Yaml().load(yaml.text()));
            assertThat(read.path("paths").propertyNames())
                    .containsExactlyElementsOf(http().get("/docs/openapi/" + group)
                            .json()
                            .path("paths")
                            .propertyNames());
        }
    }

    @Test
    void page_needsNoTokenAndRunsNoForeignScript() {
        Http.Answer page = http().get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("/docs/docs.js", "Get a token");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self';");
        List<String> files = Pattern.compile("(?:<link [^>]*href|<script src)=\"(/[^\"]+)\"")
                .matcher(page.text())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files).anyMatch(file -> file.endsWith("/swagger-ui-bundle.js"));
        assertThat(files)
                .allSatisfy(
                        file -> assertThat(http().get(file).status()).as(file).isEqualTo(200));
    }

    @Test
    void description_isAskedAboutByItsTag() {
        Http.Answer first = http().get("/docs/openapi/v2");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(http().with("If-None-Match", first.header("ETag"))
                        .get("/docs/openapi/v2")
                        .status())
                .isEqualTo(304);
    }

    /** Pages are for people; nobody integrates with them. */
    private static boolean isPage(String path, HandlerMethod handler) {
        return handler.getBeanType().isAnnotationPresent(Controller.class)
                || PAGE.matcher(path).matches();
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("dev.archway.")
                && handler.getBeanType()
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .equals(ArchwayServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation());
    }

    /** A handler for labs alone is not among the practices' calls, one for practices alone not among the labs'. */
    private static List<String> groups(String path, HandlerMethod handler) {
        List<Class<?>> asked = Arrays.asList(handler.getMethod().getParameterTypes());
        List<String> practice = asked.contains(LabCaller.class) ? List.of() : List.of("v2");
        List<String> lab = asked.contains(PracticeCaller.class) ? List.of() : List.of("lab");
        if (path.matches("(/api)?/third-party/v2/.*")) {
            return Stream.concat(practice.stream(), lab.stream()).toList();
        }
        if (path.matches("(/api)?/third-party/v3/.*")) {
            return asked.contains(LabCaller.class) ? List.of() : List.of("v3");
        }
        if (path.startsWith("/api/scanner/v1/")) {
            return List.of("scanner");
        }
        if (path.startsWith("/api/models/v1/")) {
            return List.of("models");
        }
        if (path.startsWith("/sandbox/")) {
            return List.of("sandbox");
        }
        throw new AssertionError(path + " is in no group of the description");
    }

    private static boolean hasExample(JsonNode type) {
        return examples(type).findAny().isPresent();
    }

    private static Stream<JsonNode> examples(JsonNode type) {
        Stream<JsonNode> one = type.has("example") ? Stream.of(type.path("example")) : Stream.empty();
        return Stream.concat(one, type.path("examples").valueStream().map(example -> example.path("value")));
    }
}
