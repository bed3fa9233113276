package dev.airlock.event.wire;

import static dev.airlock.event.wire.Signed.inUse;
import static dev.airlock.event.wire.Signed.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.SampleEvents;
import dev.airlock.event.Service;
import dev.airlock.event.Topics;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("0195f6a0-0000-7000-8000-0000000000aa");
    private static final KeyPair LEDGER = Signed.pair();
    private static final KeyPair VERIFIER = Signed.pair();
    private static final PublicKeys KEYS =
            new PublicKeys(
                    List.of(inUse(Service.DEPLOY_API, LEDGER), inUse(Service.VERIFIER, VERIFIER)));

    private static ProducerRecord<String, byte[]> approval() {
        return EventCodec.encode(
                new EventMessage(
                        new Envelope(ID, Service.DEPLOY_API, "catalog", ID, NOON, 2, ID, "00-1-1"),
                        SampleEvents.of(EventType.PLAN_APPROVED)));
    }

    private static ProducerRecord<String, byte[]> signed() {
        return KEYS.signer(Service.DEPLOY_API, LEDGER.getPrivate(), NOON).sign(approval());
    }

    private static void refused(
            ProducerRecord<String, byte[]> record, PublicKeys keys, String reason) {
        assertThatThrownBy(() -> EventCodec.verified(received(record), keys, NOON))
                .isInstanceOf(ForgedEventException.class)
                .hasMessageContaining(reason);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void whatItsEmitterHasSignedIsTaken(EventType type) throws UnreadableEventException {
        var pair = Signed.pair();
        var emitter = type.emitters().iterator().next();
        var keys = new PublicKeys(List.of(inUse(emitter, pair)));
        var message =
                new EventMessage(
                        new Envelope(ID, emitter, "catalog", ID, NOON, 1, null, null),
                        SampleEvents.of(type));

        var record = keys.signer(emitter, pair.getPrivate(), NOON).sign(EventCodec.encode(message));

        assertThat(EventCodec.verified(received(record), keys, NOON)).isEqualTo(message);
    }

    @Test
    void whatNobodyHasSignedIsRefused() {
        refused(approval(), KEYS, "nobody has signed it");
    }

    @Test
    void theKeyOfAnotherServiceDoesNotDo() {
        var record = KEYS.signer(Service.VERIFIER, VERIFIER.getPrivate(), NOON).sign(approval());

        refused(record, KEYS, "verifier has signed it instead of deploy-api");
    }

    @Test
    void theNameOfAKeyIsNotItsSignature() {
        var record = KEYS.signer(Service.VERIFIER, VERIFIER.getPrivate(), NOON).sign(approval());
        put(record.headers(), "ce_keyid", Ed25519.id(LEDGER.getPublic()));

        refused(record, KEYS, "its signature is not that of key");
    }

    @Test
    void aKeyOfNobodysDoesNotDo() {
        refused(
                signed(),
                new PublicKeys(List.of(inUse(Service.DEPLOY_API, VERIFIER))),
                "signed with a key of nobody's: " + Ed25519.id(LEDGER.getPublic()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_attempt",
                "ce_causationid",
                "ce_traceparent",
                "content-type",
                "ce_another",
                "CE_attempt",
                "ce_keyid\u0000"
            })
    void everyAttributeIsSigned(String header) {
        var record = signed();

        put(record.headers(), header, "1");

        refused(record, KEYS, "its signature is not that of key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_attempt", "ce_causationid", "content-type"})
    void noAttributeCanBeLeftOutOrSaidTwice(String header) {
        var without = signed();
        var twice = signed();
        without.headers().remove(header);
        twice.headers().add(twice.headers().lastHeader(header));

        refused(without, KEYS, "its signature is not that of key");
        refused(twice, KEYS, "its signature is not that of key");
    }

    @Test
    void targetTopicAndDataAreSigned() {
        var record = signed();
        var data = record.value().clone();
        data[data.length - 2] ^= 1;

        refused(moved(record, Topics.DEPLOYS, "other", record.value()), KEYS, "not that of key");
        refused(moved(record, Topics.TARGETS, "catalog", record.value()), KEYS, "not that of key");
        refused(moved(record, Topics.DEPLOYS, "catalog", data), KEYS, "not that of key");
    }

    private static ProducerRecord<String, byte[]> moved(
            ProducerRecord<String, byte[]> record, String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, null, key, value, record.headers());
    }

    @Test
    void noOtherRecordHasTheSameBytes() {
        var headers = signed().headers();
        var value = new byte[] {1};

        assertThat(SignedBytes.of("ab", "c", headers, value))
                .isNotEqualTo(SignedBytes.of("a", "bc", headers, value));
        assertThat(SignedBytes.of("a", null, headers, value))
                .isNotEqualTo(SignedBytes.of("a", "", headers, value));
    }

    @Test
    void whatOthersAddOnTheWayIsNoMatter() throws UnreadableEventException {
        var record = signed();

        put(record.headers(), "x-some-agent", "was here");

        assertThat(EventCodec.verified(received(record), KEYS, NOON).type())
                .isEqualTo(EventType.PLAN_APPROVED);
    }

    @Test
    void whatIsNoSignatureAtAllIsRefused() {
        var record = signed();

        put(record.headers(), "ce_signature", "*** no base64 ***");

        refused(record, KEYS, "its signature is not that of key");
    }

    /** A dead letter is signed by who sends it, and keeps what it is about as it was. */
    @Test
    void aDeadLetterKeepsTheSignatureOfItsRecord() throws ForgedEventException {
        var record = signed();
        var signature = record.headers().lastHeader("ce_signature").value();
        var letter = moved(record, Topics.DEAD_LETTERS, "catalog", record.value());

        KEYS.signer(Service.VERIFIER, VERIFIER.getPrivate(), NOON).sign(letter);

        assertThat(KEYS.signerOf(received(letter), NOON)).isEqualTo(Service.VERIFIER);
        assertThat(letter.headers().lastHeader("ce_signature").value()).isEqualTo(signature);
        put(letter.headers(), "dead-letter-reason", "another");
        refused(letter, KEYS, "its signature is not that of key");
    }

    @Test
    void theBrokerSaysWhetherItCameBeforeItsKeyWasRetired() throws UnreadableEventException {
        var record = signed();
        var keys = new PublicKeys(List.of(Signed.retired(Service.DEPLOY_API, LEDGER, NOON)));
        var before = NOON.minusMillis(1);

        var read =
                EventCodec.verified(
                        received(record, TimestampType.LOG_APPEND_TIME, before), keys, NOON);

        assertThat(read.type()).isEqualTo(EventType.PLAN_APPROVED);
        // A time that its producer chose is none.
        assertThatThrownBy(() ->
                        EventCodec.verified(
                                received(record, TimestampType.CREATE_TIME, before), keys, NOON))
                .isInstanceOf(ForgedEventException.class)
                .hasMessageContaining("which is retired");
    }
}
