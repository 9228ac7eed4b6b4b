package dev.archway.server.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * The wire's records as schemas: the names that the wire writes, the types, and null where the record allows it. What a record cannot say (a description, a range, which
 * fields of a request must be there) is in {@code openapi/schemas.yaml}. Records with a type parameter are envelopes and are shown where they are used.
 */
final class RecordSchemas implements ModelConverter {

    private static final String OURS = "dev.archway.";
    private static final String WIRE = "dev.archway.wire.";
    private static final String REFERENCE = "#/components/schemas/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Static because swagger's registry of converters is: with two servers in one JVM, either may be the one that is asked. What a name stands for is the same in both. */
    private static final Map<String, Class<?>> NAMED = new ConcurrentHashMap<>();

    private final Words words;

    RecordSchemas(Words words) {
        this.words = words;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        ResolvableType resolved = resolvable(type.getType());
        if (resolved.resolve(Object.class).getName().startsWith(OURS) || isCollectionOfOurs(resolved)) {
            return schema(schemaOf(resolved));
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    /** A record's schema by the name under which others refer to it, with its words. */
    Schema<?> named(String name) {
        Class<?> type = NAMED.computeIfAbsent(name, RecordSchemas::onTheWire);
        return schema(
                objectOf(ResolvableType.forClass(type), words.file("schemas").path(name)));
    }

    /** What a text in {@code resources/openapi} names: a record, or with {@code []} a list of it; or a schema that is written out there. */
    Schema<?> said(JsonNode said) {
        return said.isTextual() ? reference(said.asText()) : schema(said);
    }

    Schema<?> reference(String name) {
        if (name.endsWith("[]")) {
            ObjectNode list = JSON.objectNode().put("type", "array");
            list.set("items", referTo(name.substring(0, name.length() - 2)));
            return schema(list);
        }
        return schema(referTo(name));
    }

    private static Class<?> onTheWire(String name) {
        try {
            return Class.forName(WIRE + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is referred to and is no record of the wire", e);
        }
    }

    private static ResolvableType resolvable(Type type) {
        return type instanceof JavaType jackson
                ? ResolvableType.forClassWithGenerics(
                        jackson.getRawClass(),
                        jackson.getBindings().getTypeParameters().stream()
                                .map(RecordSchemas::resolvable)
                                .toArray(ResolvableType[]::new))
                : ResolvableType.forType(type);
    }

    private static boolean isCollectionOfOurs(ResolvableType type) {
        return Collection.class.isAssignableFrom(type.resolve(Object.class))
                && type.getGeneric(0).resolve(Object.class).getName().startsWith(OURS);
    }

    private ObjectNode schemaOf(ResolvableType type) {
        Class<?> raw = type.resolve(Object.class);
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode list = type("array", null);
            list.set("items", schemaOf(type.getGeneric(0)));
            return list;
        }
        if (!raw.isRecord()) {
            return simple(raw);
        }
        if (raw.getTypeParameters().length > 0) {
            return objectOf(type, words.file("schemas").path(name(raw)));
        }
        NAMED.put(name(raw), raw);
        return referTo(name(raw));
    }

    private ObjectNode objectOf(ResolvableType type, JsonNode said) {
        Class<?> raw = type.resolve(Object.class);
        ObjectNode object = type("object", null);
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (RecordComponent component : raw.getRecordComponents()) {
            String name = wireName(component);
            properties.set(
                    name, property(component, type, said.path("properties").path(name)));
            required.add(name);
        }
        object.set("properties", properties);
        object.set("required", said.path("required").isArray() ? said.path("required") : required);
        if (said.has("description")) {
            object.set("description", said.path("description"));
        }
        return object;
    }

    private ObjectNode property(RecordComponent component, ResolvableType owner, JsonNode said) {
        ResolvableType type = ResolvableType.forType(component.getGenericType(), owner);
        ObjectNode property = schemaOf(type);
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            property = orNull(property);
        }
        if (said.isTextual()) {
            property.set("description", said);
        } else if (said instanceof ObjectNode more) {
            property.setAll(more);
        }
        return property;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            return schema.set("type", JSON.arrayNode().add(schema.path("type")).add("null"));
        }
        if (schema.isEmpty()) {
            return schema; // anything, null included
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(type("null", null));
        return either;
    }

    private static ObjectNode simple(Class<?> type) {
        if (type == String.class) return type("string", null);
        if (type == int.class || type == Integer.class) return type("integer", "int32");
        if (type == long.class || type == Long.class) return type("integer", "int64");
        if (type == boolean.class || type == Boolean.class) return type("boolean", null);
        if (type == UUID.class) return type("string", "uuid");
        if (type == Instant.class) return type("string", "date-time");
        if (type == LocalDate.class) return type("string", "date");
        if (type == LocalDateTime.class) return type("string", null);
        if (type.isEnum()) {
            return type("string", null).set("enum", Json31.mapper().valueToTree(type.getEnumConstants()));
        }
        if (Map.class.isAssignableFrom(type)) {
            return type("object", null).set("additionalProperties", type("string", null));
        }
        return JSON.objectNode();
    }

    private static ObjectNode type(String name, @Nullable String format) {
        ObjectNode node = JSON.objectNode().put("type", name);
        return format == null ? node : node.put("format", format);
    }

    private static ObjectNode referTo(String name) {
        return JSON.objectNode().put("$ref", REFERENCE + name);
    }

    /** A record within another has the outer one's name before its own. */
    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer).replace("Controller", "") + type.getSimpleName();
    }

    private static String wireName(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = component.getName();
        return given != null ? given.value() : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Schema<?> schema(JsonNode node) {
        return Json31.mapper().convertValue(node, JsonSchema.class);
    }
}
