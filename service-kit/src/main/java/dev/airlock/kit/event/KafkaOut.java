package dev.airlock.kit.event;

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

    KafkaOut(
            @Channel("airlock-out")
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
                    MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

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
