package dev.airlock.event.wire;

import static dev.airlock.event.wire.Signed.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.SampleEvents;
import dev.airlock.event.Service;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventCodecTest {
    private static final UUID ID = UUID.fromString("0195f6a0-0000-7000-8000-0000000000aa");
    private static final UUID DEPLOY = UUID.fromString("0195f6a0-0000-7000-8000-0000000000bb");
    private static final UUID CAUSE = UUID.fromString("0195f6a0-0000-7000-8000-0000000000cc");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TRACE = "00-0195f6a000007000800000000000000b-000000000000000a-01";

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(EventType type) throws UnreadableEventException {
        var message = message(type, type.emitters().iterator().next());

        var read = EventCodec.decode(received(EventCodec.encode(message)));

        assertThat(read).isEqualTo(message);
    }

    @Test
    void writesTheBinaryBinding() {
        var record = EventCodec.encode(message(EventType.DAGS_CLEARED, Service.AIRFLOW_WATCHER));

        assertThat(header(record, "ce_type")).isEqualTo("dev.airlock.deploy.dags-cleared.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/airlock/airflow-watcher");
        assertThat(header(record, "ce_subject")).isEqualTo(DEPLOY.toString());
        assertThat(header(record, "ce_attempt")).isEqualTo("2");
        assertThat(header(record, "ce_causationid")).isEqualTo(CAUSE.toString());
        assertThat(header(record, "ce_traceparent")).isEqualTo(TRACE);
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(record.key()).isEqualTo("catalog-airflow");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnEmitterThatMayNot(EventType type) {
        var record = received(EventCodec.encode(message(type, Service.NOTIFIER)));

        assertThatThrownBy(() -> EventCodec.decode(record))
                .isInstanceOf(ForgedEventException.class)
                .hasMessage("notifier may not emit " + type.shortName());
    }

    @Test
    void refusesWhatIsNoEvent() {
        var record = new ConsumerRecord<>("topic", 0, 0, "key", new byte[] {1});

        assertThatThrownBy(() -> EventCodec.decode(record))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static EventMessage message(EventType type, Service source) {
        return new EventMessage(
                new Envelope(ID, source, "catalog-airflow", DEPLOY, NOON, 2, CAUSE, TRACE),
                SampleEvents.of(type));
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
