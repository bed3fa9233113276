package dev.airlock.notify.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.EventMessage;
import dev.airlock.event.wire.WireJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in CloudEvents' JSON format, structured mode: what the topic has, with the target as an
 * extension, since there it is the record's key.
 */
record WebhookBody(
        String specversion,
        UUID id,
        String source,
        String type,
        UUID subject,
        Instant time,
        String datacontenttype,
        int attempt,
        String target,
        @Nullable UUID causationid,
        @Nullable String traceparent,
        JsonNode data) {
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    static WebhookBody of(EventMessage message) {
        var envelope = message.envelope();
        return new WebhookBody(
                "1.0",
                envelope.id(),
                envelope.source().source(),
                message.type().wireName(),
                envelope.deployId(),
                envelope.time(),
                "application/json",
                envelope.attempt(),
                envelope.target(),
                envelope.causationId(),
                envelope.traceparent(),
                WireJson.mapper().valueToTree(message.event()));
    }
}
