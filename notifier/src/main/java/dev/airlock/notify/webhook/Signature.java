package dev.airlock.notify.webhook;

import dev.airlock.kit.step.StepFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0:
 * HMAC-SHA256 over id, timestamp and body.
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private Signature() {}

    /**
     * The header's value.
     *
     * @param secret {@code whsec_} and 24 to 64 bytes in Base64
     * @throws StepFailure if it is no such secret; it is not repeated
     */
    static String of(String id, long timestamp, String body, String secret) throws StepFailure {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            var signed = "%s.%d.%s".formatted(id, timestamp, body);
            var hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java brings " + ALGORITHM, e);
        }
    }

    private static byte[] key(String secret) throws StepFailure {
        try {
            var key = Base64.getDecoder().decode(secret.replaceFirst("^" + PREFIX, ""));
            if (secret.startsWith(PREFIX) && key.length >= SHORTEST && key.length <= LONGEST) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Its message would repeat a part of the secret.
        }
        throw new StepFailure(
                "the secret is not %s and %d to %d bytes in Base64"
                        .formatted(PREFIX, SHORTEST, LONGEST),
                false,
                List.of());
    }
}
