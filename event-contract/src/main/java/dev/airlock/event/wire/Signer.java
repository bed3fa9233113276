package dev.airlock.event.wire;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Signs what a service writes to Kafka, with its private key. */
public final class Signer {
    private final String keyId;
    private final PrivateKey key;

    Signer(String keyId, PrivateKey key) {
        this.keyId = keyId;
        this.key = key;
    }

    /** The name of the public key that its signatures fit. */
    public String keyId() {
        return keyId;
    }

    /** Adds the signature to the headers of a record that is otherwise complete. */
    public void sign(String topic, String recordKey, Headers headers, byte[] value) {
        put(headers, SignedBytes.keyHeader(topic), keyId);
        var signature = Ed25519.sign(key, SignedBytes.of(topic, recordKey, headers, value));
        put(
                headers,
                SignedBytes.signatureHeader(topic),
                Base64.getEncoder().encodeToString(signature));
    }

    /** The same record, signed. */
    public ProducerRecord<String, byte[]> sign(ProducerRecord<String, byte[]> record) {
        sign(record.topic(), record.key(), record.headers(), record.value());
        return record;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return keyId;
    }
}
