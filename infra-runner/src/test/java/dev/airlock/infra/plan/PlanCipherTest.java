package dev.airlock.infra.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCipherTest {
    private static final UUID ID = new UUID(0, 1);
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    private static final byte[] PLAN = "a plan with a password in it".getBytes(UTF_8);

    @Test
    void whatIsSealedOpensAgain() {
        var sealed = PlanCipher.encrypt(KEY, ID, PLAN);

        assertThat(new String(sealed, UTF_8)).doesNotContain("password");
        assertThat(PlanCipher.decrypt(KEY, ID, sealed)).isEqualTo(PLAN);
    }

    @Test
    void theSamePlanIsSealedDifferentlyEachTime() {
        assertThat(PlanCipher.encrypt(KEY, ID, PLAN))
                .isNotEqualTo(PlanCipher.encrypt(KEY, ID, PLAN));
    }

    @Test
    void anotherKeyAnotherPlanOrAChangedByteOpensNothing() {
        var sealed = PlanCipher.encrypt(KEY, ID, PLAN);
        var changed = sealed.clone();
        changed[20] ^= 1;
        var otherKey = new SecretKeySpec("x".repeat(32).getBytes(UTF_8), "AES");

        assertThatThrownBy(() -> PlanCipher.decrypt(otherKey, ID, sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PlanCipher.decrypt(KEY, new UUID(0, 2), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PlanCipher.decrypt(KEY, ID, changed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPlanIsKnownByItsSha256() {
        assertThat(PlanCipher.sha256("abc".getBytes(UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
    void aKeyThatCannotBeStopsTheStartWithoutBeingRepeated(String key, @TempDir Path directory)
            throws Exception {
        var file = Files.writeString(directory.resolve("key"), key);

        assertThatThrownBy(() -> new PlanKey("file:" + file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("file:" + file)
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void aKeyOf32BytesIsTaken(@TempDir Path directory) throws Exception {
        var file =
                Files.writeString(
                        directory.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(new PlanKey("file:" + file).reveal()).isEqualTo(KEY);
    }
}
