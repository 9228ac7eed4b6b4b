package dev.archway.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.archway.server.access.AdministratorCaller;
import dev.archway.server.access.Callers;
import dev.archway.server.access.LabCaller;
import dev.archway.server.access.ModelerCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.access.SignedInCaller;
import dev.archway.server.account.Scanner;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Puts the words of {@code openapi/<Controller>.yaml} to what springdoc has found of a handler: parameters, the codes and their examples. Which caller a handler asks for
 * says who may call it, and so which refusals it has; they are in {@code openapi/answers.yaml} once.
 */
final class DescribedOperations implements OperationCustomizer {

    static final String PAIRED = "token";
    static final String DEVICE = "device";

    private static final String JSON = "application/json";
    private static final int FIRST_ERROR = 400;

    private final Words words;
    private final RecordSchemas schemas;

    DescribedOperations(Words words, RecordSchemas schemas) {
        this.words = words;
        this.schemas = schemas;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        JsonNode said = words.file(handler.getBeanType().getSimpleName())
                .path(handler.getMethod().getName());
        operation.setTags(List.of(said.path("tag").asText("Not described")));
        operation.setSummary(said.path("summary").asText(null));
        operation.setDescription(description(said));
        operation.setParameters(parameters(said));
        operation.setRequestBody(body(operation.getRequestBody(), said));
        operation.setResponses(answers(operation, handler, said));
        operation.setSecurity(security(handler));
        return operation;
    }

    private static @Nullable String description(JsonNode said) {
        String text = said.path("description").asText(null);
        String source = said.path("document").asText(null);
        return text == null || source == null ? text : text.strip() + "\n\n*" + source + "*";
    }

    private static List<Parameter> parameters(JsonNode said) {
        List<Parameter> parameters = new ArrayList<>();
        said.path("parameters")
                .forEach(parameter -> parameters.add(Json31.mapper().convertValue(parameter, Parameter.class)));
        return parameters;
    }

    private static @Nullable RequestBody body(@Nullable RequestBody found, JsonNode said) {
        if (said.has("requestBody")) {
            return Json31.mapper().convertValue(said.path("requestBody"), RequestBody.class);
        }
        if (found == null) {
            return null;
        }
        Schema<?> schema = found.getContent().values().iterator().next().getSchema();
        JsonNode request = said.path("request");
        return new RequestBody()
                .required(Boolean.TRUE.equals(found.getRequired()))
                .description(request.path("description").asText(null))
                .content(new Content().addMediaType(JSON, examples(request, schema)));
    }

    private ApiResponses answers(Operation operation, HandlerMethod handler, JsonNode said) {
        Map<String, JsonNode> codes = new TreeMap<>();
        for (String refusal : refusals(handler, said)) {
            ObjectNode known = words.entry("answers", refusal);
            codes.put(known.path("code").asText(), known);
        }
        said.path("answers").properties().forEach(answer -> codes.put(answer.getKey(), answer.getValue()));
        Schema<?> found = success(operation.getResponses());
        String error = said.path("errors").asText("V2Error");
        ApiResponses answers = new ApiResponses();
        codes.forEach((code, answer) -> answers.addApiResponse(code, answer(code, answer, found, error)));
        return answers;
    }

    /** The refusals that are the same for every call of this kind; a call's own words for a code come before them. */
    private static List<String> refusals(HandlerMethod handler, JsonNode said) {
        String version = said.path("errors").asText("").equals("V3Error") ? "-v3" : "";
        List<String> refusals = new ArrayList<>(List.of("failed" + version));
        if (asksFor(handler, PracticeCaller.class)) {
            refusals.addAll(List.of("no-token" + version, "not-a-practice" + version));
        } else if (asksFor(handler, LabCaller.class)) {
            refusals.addAll(List.of("no-token", "not-a-lab"));
        } else if (asksFor(handler, PairedCaller.class)) {
            refusals.addAll(List.of("no-token", "not-paired"));
        } else if (asksFor(handler, ModelerCaller.class)) {
            refusals.addAll(List.of("no-token", "not-a-modeler"));
        } else if (asksFor(handler, AdministratorCaller.class)) {
            refusals.addAll(List.of("no-token", "not-an-administrator"));
        } else if (asksFor(handler, SignedInCaller.class)) {
            refusals.add("no-token");
        } else if (asksFor(handler, Scanner.class)) {
            refusals.add("no-device-token");
        }
        if (said.has("request")) {
            refusals.addAll(List.of("too-large", "no-json", "wrong-type"));
        }
        return refusals;
    }

    private ApiResponse answer(String code, JsonNode said, @Nullable Schema<?> found, String error) {
        ApiResponse answer = Json31.mapper().convertValue(nativePart(said), ApiResponse.class);
        if (said.has("example") || said.has("examples")) {
            Schema<?> schema = Integer.parseInt(code) >= FIRST_ERROR ? schemas.reference(error) : found;
            if (said.has("schema")) {
                schema = schemas.said(said.path("schema"));
            }
            answer.setContent(
                    new Content().addMediaType(JSON, examples(said, Objects.requireNonNull(schema, "no schema"))));
        }
        return answer;
    }

    private static ObjectNode nativePart(JsonNode said) {
        ObjectNode part = said.deepCopy();
        return part.remove(List.of("code", "example", "examples", "schema"));
    }

    /** {@code example: value}, or {@code examples} with a value for each name. */
    private static MediaType examples(JsonNode said, Schema<?> schema) {
        MediaType type = new MediaType().schema(schema);
        if (said.has("example")) {
            type.setExample(said.path("example"));
        }
        said.path("examples")
                .properties()
                .forEach(example -> type.addExamples(
                        example.getKey(), new io.swagger.v3.oas.models.examples.Example().value(example.getValue())));
        return type;
    }

    private static @Nullable Schema<?> success(@Nullable ApiResponses found) {
        return found == null
                ? null
                : found.values().stream()
                        .map(ApiResponse::getContent)
                        .filter(Objects::nonNull)
                        .flatMap(content -> content.values().stream())
                        .<Schema<?>>map(MediaType::getSchema)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static List<SecurityRequirement> security(HandlerMethod handler) {
        if (asksFor(handler, Scanner.class)) {
            return List.of(new SecurityRequirement().addList(DEVICE));
        }
        boolean token = Callers.WITH_ACCESS_TOKEN.stream().anyMatch(caller -> asksFor(handler, caller));
        return token ? List.of(new SecurityRequirement().addList(PAIRED)) : List.of();
    }

    private static boolean asksFor(HandlerMethod handler, Class<?> caller) {
        return Arrays.asList(handler.getMethod().getParameterTypes()).contains(caller);
    }
}
