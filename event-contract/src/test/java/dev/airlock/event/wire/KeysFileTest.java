package dev.airlock.event.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.Service;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysFileTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    // openssl genpkey -algorithm ed25519; openssl pkey -pubout -outform DER | base64
    private static final String PEM =
            """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIIIbHiquASllQHoAuVAUL5c86FzG8ivXcwT+cBnDv4+e
            -----END PRIVATE KEY-----
            """;
    private static final String PUBLIC =
            "MCowBQYDK2VwAyEANjkl/cF+Rr5puQiCbZwfFfC8NW3XrlVAAnWk03VPLUM=";

    private static String base64(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    @Test
    void readsWhatOpensslMakes() {
        var keys = KeysFile.parse("deploy-api: [{key: %s}]".formatted(PUBLIC));

        var signer = keys.signer(Service.DEPLOY_API, Ed25519.privateKey(PEM), NOON);

        assertThat(signer.keyId()).isEqualTo("e47e6550a2bac9ef");
    }

    @Test
    void aServiceSignsWithAnyOfItsKeysThatIsInUse() {
        var old = Signed.pair();
        var next = Signed.pair();
        var keys =
                KeysFile.parse(
                        """
                        verifier:
                          - {key: %s, retired: 2026-01-01T12:00:00Z}
                          - {key: %s}
                        """
                                .formatted(base64(old), base64(next)));

        assertThat(keys.signer(Service.VERIFIER, next.getPrivate(), NOON).keyId())
                .isEqualTo(Ed25519.id(next.getPublic()));
        assertThat(keys.signer(Service.VERIFIER, old.getPrivate(), NOON.minusSeconds(1)).keyId())
                .isEqualTo(Ed25519.id(old.getPublic()));
        assertThatThrownBy(() -> keys.signer(Service.VERIFIER, old.getPrivate(), NOON))
                .hasMessage("is none of the keys that verifier has in use");
        assertThatThrownBy(() -> keys.signer(Service.NOTIFIER, next.getPrivate(), NOON))
                .hasMessage("is none of the keys that notifier has in use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | has no keys",
                "'' | is not of the form",
                "deploy-api: 7 | is not of the form",
                "deploy-api: [{key: x, until: never}] | is not of the form",
                "deploy-api: [{}] | deploy-api: needs a key",
                "deploy-api: [{key: abcd}] | deploy-api: is no Ed25519 public key",
                "nobody: [{key: MCowBQYDK2VwAyEANjkl/cF+Rr5puQiCbZwfFfC8NW3XrlVAAnWk03VPLUM=}] | nobody: no such service: nobody",
                "verifier: [{key: MCowBQYDK2VwAyEANjkl/cF+Rr5puQiCbZwfFfC8NW3XrlVAAnWk03VPLUM=}, {key: MCowBQYDK2VwAyEANjkl/cF+Rr5puQiCbZwfFfC8NW3XrlVAAnWk03VPLUM=}] | has a key twice"
            })
    void saysWhereAFileCannotBe(String yaml, String reason) {
        assertThatThrownBy(() -> KeysFile.parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void aPrivateKeyThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> Ed25519.privateKey("MC4CAQAwBQYDK2VwBCIEIsecret"))
                .hasMessage("is no Ed25519 private key (PKCS#8, as base64 or PEM)")
                .hasNoCause();
    }
}
