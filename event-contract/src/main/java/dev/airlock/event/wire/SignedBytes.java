package dev.airlock.event.wire;

import dev.airlock.event.Topics;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is over: a domain, the topic, the key, every header of Airlock's by name and the
 * data, each with its length before it, so that no two records have the same bytes.
 */
final class SignedBytes {
    private static final String DOMAIN = "airlock-record-signature-v1";
    private static final int ABSENT = -1;

    private SignedBytes() {}

    /** A dead letter keeps the signature of the record it is about, and has its own beside it. */
    static String keyHeader(String topic) {
        return prefix(topic) + "keyid";
    }

    static String signatureHeader(String topic) {
        return prefix(topic) + "signature";
    }

    static byte[] of(String topic, @Nullable String key, Headers headers, byte @Nullable [] value) {
        var signature = signatureHeader(topic);
        var signed =
                StreamSupport.stream(headers.spliterator(), false)
                        .filter(header -> !header.key().equals(signature))
                        .filter(header -> isOurs(header.key()))
                        .sorted(Comparator.comparing(Header::key))
                        .toList();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, DOMAIN);
            write(out, topic);
            write(out, key);
            out.writeInt(signed.size());
            for (var header : signed) {
                write(out, header.key());
                write(out, header.value());
            }
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes everything", e);
        }
        return bytes.toByteArray();
    }

    private static String prefix(String topic) {
        return topic.equals(Topics.DEAD_LETTERS) ? "dead-letter-" : "ce_";
    }

    // Whatever a reader may take for ours, in upper case too; what others add on the way is theirs.
    private static boolean isOurs(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("ce_")
                || name.startsWith("dead-letter-")
                || name.equals("content-type");
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        write(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            out.writeInt(ABSENT);
            return;
        }
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
