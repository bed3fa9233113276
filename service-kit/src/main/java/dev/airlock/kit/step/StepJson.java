package dev.airlock.kit.step;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import dev.airlock.event.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Step data as JSON, as on the wire. */
final class StepJson implements Serializer {
    @Override
    public byte[] serialize(Object data) {
        try {
            return WireJson.mapper().writeValueAsBytes(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] serialized) {
        try {
            return WireJson.mapper().readValue(serialized, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
