package dev.airlock.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.airlock.event.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;

/** Kafka headers as a JSON object and back; ours are text. */
final class RecordHeaders {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private RecordHeaders() {}

    static String toJson(Headers headers) {
        var texts = new TreeMap<String, String>();
        headers.forEach(header ->
                texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return WireJson.mapper().writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are text", e);
        }
    }

    static Headers fromJson(String json) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        try {
            WireJson.mapper()
                    .readValue(json, TEXTS)
                    .forEach((key, value) ->
                            headers.add(key, value.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers were written by us", e);
        }
        return headers;
    }
}
