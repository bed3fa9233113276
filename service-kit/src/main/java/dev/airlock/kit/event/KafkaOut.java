package dev.airlock.kit.event;

import dev.airlock.kit.sign.Signatures;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The one way out to Kafka; a record is on its topic once its future completes. */
@ApplicationScoped
class KafkaOut {
    private final MutinyEmitter<byte[]> emitter;
    private final Signatures signatures;

    KafkaOut(
            @Channel("airlock-out")
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
                    MutinyEmitter<byte[]> emitter,
            Signatures signatures) {
        this.emitter = emitter;
        this.signatures = signatures;
    }

    /** Signed as this service's, right now. */
    CompletableFuture<Void> sendSigned(String topic, String key, Headers headers, byte[] value) {
        signatures.sign(topic, key, headers, value);
        return send(topic, key, headers, value);
    }

    /** As it is: signed before, by whoever emitted it. */
    CompletableFuture<Void> send(String topic, String key, Headers headers, byte[] value) {
        var record =
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(topic)
                        .withKey(key)
                        .withHeaders(headers)
                        .build();
        return emitter.sendMessage(Message.of(value, Metadata.of(record)))
                .subscribeAsCompletionStage();
    }
}
