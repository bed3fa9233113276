package dev.airlock.event.docs;

import static dev.airlock.event.docs.AsyncApi.map;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.airlock.event.wire.WireJson;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON schemas of the contract's records, each once, by reference. */
final class JsonSchemas {
    private static final Map<Class<?>, Map<String, Object>> SIMPLE =
            Map.of(
                    String.class, map("type", "string"),
                    UUID.class, map("type", "string", "format", "uuid"),
                    Instant.class, map("type", "string", "format", "date-time"),
                    Duration.class, map("type", "string", "format", "duration"),
                    boolean.class, map("type", "boolean"),
                    int.class, map("type", "integer"),
                    Integer.class, map("type", "integer"),
                    long.class, map("type", "integer", "format", "int64"),
                    Long.class, map("type", "integer", "format", "int64"));

    private final Map<String, Object> schemas = new TreeMap<>();

    JsonSchemas() {
        var text = map("type", "string");
        var signature = map("ce_keyid", text, "ce_signature", text);
        var event =
                map(
                        "ce_id", text,
                        "ce_source", text,
                        "ce_type", text,
                        "ce_subject", text,
                        "ce_time", text,
                        "ce_attempt", text,
                        "ce_causationid", text,
                        "ce_traceparent", text);
        event.putAll(signature);
        schemas.put(
                "CloudEvent",
                headers(
                        event,
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_attempt",
                        "ce_keyid",
                        "ce_signature"));
        schemas.put("Signed", headers(signature, "ce_keyid", "ce_signature"));
    }

    private static Map<String, Object> headers(Map<String, Object> all, String... required) {
        return map("type", "object", "required", List.of(required), "properties", all);
    }

    Map<String, Object> all() {
        return schemas;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return map("type", "array", "items", of(list.getActualTypeArguments()[0]));
        }
        var simple = SIMPLE.get(type);
        return simple != null ? simple : named((Class<?>) type);
    }

    private Map<String, Object> named(Class<?> type) {
        var name = type.getSimpleName();
        if (!schemas.containsKey(name)) {
            schemas.put(name, Map.of());
            schemas.put(name, type.isEnum() ? enumeration(type) : object(type));
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> enumeration(Class<?> type) {
        var names =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> WireJson.mapper().convertValue(constant, String.class))
                        .toList();
        return map("type", "string", "enum", names);
    }

    private Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            if (isValue(component.getAccessor()) || isValue(field(component))) {
                return of(component.getType());
            }
            properties.put(component.getName(), of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return map("type", "object", "required", required, "properties", properties);
    }

    private static boolean isValue(AnnotatedElement element) {
        return element.isAnnotationPresent(JsonValue.class);
    }

    private static AnnotatedElement field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
