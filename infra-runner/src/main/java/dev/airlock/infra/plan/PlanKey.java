package dev.airlock.infra.plan;

import dev.airlock.kit.config.Secret;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key that plans are stored under, the same for every replica; checked at the start. */
@Startup
@ApplicationScoped
class PlanKey {
    private static final int BYTES = 32;

    private final Secret secret;

    PlanKey(
            @ConfigProperty(name = "airlock.infra.plan-key", defaultValue = "env:AIRLOCK_PLAN_KEY")
                    String reference) {
        this.secret = Secret.of(reference);
        reveal();
    }

    SecretKey reveal() {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(secret.reveal());
        } catch (IllegalArgumentException e) {
            // The decoder's message would repeat a part of it.
            throw new IllegalStateException("the plan key is not base64: " + secret.reference());
        }
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    "the plan key must have 32 bytes: " + secret.reference());
        }
        return new SecretKeySpec(key, "AES");
    }
}
