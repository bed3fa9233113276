package dev.airlock.event.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.airlock.event.CommandOutput;
import dev.airlock.event.EventType;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.Service;
import dev.airlock.event.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The catalogue as an AsyncAPI 3 document. */
final class AsyncApi {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build();

    private final JsonSchemas schemas = new JsonSchemas();
    private final Map<String, Object> channels = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();
    private final Map<String, Object> messages = new LinkedHashMap<>();

    private AsyncApi() {}

    static String yaml() {
        try {
            return "# Made from dev.airlock.event.EventType and Topics by a test; do not edit.\n"
                    + YAML.writeValueAsString(new AsyncApi().document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> document() {
        deploys();
        plain(
                "targets",
                Topics.TARGETS,
                "The platform of each target right now; compacted, key = target.",
                PlatformSnapshot.class,
                Service.AIRFLOW_WATCHER);
        plain(
                "output",
                Topics.OUTPUT,
                "What commands print, in chunks; key = deploy.",
                CommandOutput.class,
                Service.INFRA_RUNNER);
        channels.put(
                "deadLetters",
                map(
                        "address",
                        Topics.DEAD_LETTERS,
                        "description",
                        "Records nobody could read, or was allowed to emit; why is in the header"
                                + " dead-letter-reason. Signed by dead-letter-service."));
        return map(
                "asyncapi",
                "3.0.0",
                "info",
                map("title", "Airlock's events", "version", "1.0.0"),
                "defaultContentType",
                "application/json",
                "channels",
                channels,
                "operations",
                operations,
                "components",
                map("messages", messages, "schemas", schemas.all()));
    }

    private void deploys() {
        var references = new LinkedHashMap<String, Object>();
        for (var type : EventType.values()) {
            references.put(type.shortName(), reference("messages", type.shortName()));
            messages.put(
                    type.shortName(),
                    map(
                            "name",
                            type.wireName(),
                            "headers",
                            reference("schemas", "CloudEvent"),
                            "payload",
                            schemas.of(type.record())));
        }
        channels.put(
                "deploys",
                map(
                        "address",
                        Topics.DEPLOYS,
                        "description",
                        "Every event of every deploy; key = target. CloudEvents 1.0, binary,"
                                + " signed by who emits it (Ed25519).",
                        "messages",
                        references));
        for (var service : Service.values()) {
            var emitted = new ArrayList<Object>();
            for (var type : EventType.values()) {
                if (type.emitters().contains(service)) {
                    emitted.add(reference("channels/deploys/messages", type.shortName(), ""));
                }
            }
            if (!emitted.isEmpty()) {
                operations.put(
                        service.id(),
                        map(
                                "action",
                                "send",
                                "channel",
                                reference("channels", "deploys", ""),
                                "messages",
                                emitted));
            }
        }
    }

    private void plain(
            String name, String address, String description, Class<?> type, Service emitter) {
        messages.put(
                name,
                map(
                        "name",
                        type.getSimpleName(),
                        "headers",
                        reference("schemas", "Signed"),
                        "payload",
                        schemas.of(type)));
        channels.put(
                name,
                map(
                        "address",
                        address,
                        "description",
                        description,
                        "messages",
                        map(name, reference("messages", name))));
        operations.put(
                emitter.id() + "-" + name,
                map("action", "send", "channel", reference("channels", name, "")));
    }

    private static Map<String, Object> reference(String kind, String name) {
        return reference(kind, name, "components/");
    }

    private static Map<String, Object> reference(String kind, String name, String under) {
        return map("$ref", "#/" + under + kind + "/" + name);
    }

    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
