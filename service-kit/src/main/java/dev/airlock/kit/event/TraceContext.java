package dev.airlock.kit.event;

import java.util.UUID;

/**
 * W3C trace context of a deploy: the deploy's id is the trace id, the event's own the span. So
 * every log line and record of one deploy shares a trace, without a tracer that must be alive.
 */
final class TraceContext {
    private TraceContext() {}

    static String traceId(UUID deployId) {
        return deployId.toString().replace("-", "");
    }

    static String of(UUID deployId, UUID eventId) {
        return "00-%s-%016x-01".formatted(traceId(deployId), eventId.getLeastSignificantBits());
    }
}
