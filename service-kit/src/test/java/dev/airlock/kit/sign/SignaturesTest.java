package dev.airlock.kit.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.Service;
import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.sandbox.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    @TempDir Path directory;
    private SigningKeys keys;

    @BeforeEach
    void make() {
        keys = SigningKeys.make(directory);
    }

    private Signatures start(String service, Path privateKey, Path publicKeys) {
        return new Signatures("file:" + privateKey, publicKeys, service, Clock.systemUTC());
    }

    @Test
    void aServiceStartsWithItsOwnKey() {
        assertThatCode(() ->
                        start("verifier", keys.privateFile(Service.VERIFIER), keys.publicFile()))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyThatTheOthersDoNotKnowAsItsOwnStopsTheStart() {
        assertThatThrownBy(() ->
                        start("verifier", keys.privateFile(Service.NOTIFIER), keys.publicFile()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("airlock.signing.key: is none of the keys that verifier has in use");
    }

    @Test
    void badConfigurationNamesItsKeyAndNeverTheSecret() throws IOException {
        var secret = Files.writeString(directory.resolve("bad.key"), "hush, a secret");

        assertThatThrownBy(() -> start("verifier", secret, keys.publicFile()))
                .hasMessage(
                        "airlock.signing.key: is no Ed25519 private key (PKCS#8, as base64 or"
                                + " PEM)")
                .hasNoCause();
        assertThatThrownBy(() -> start("verifier", directory.resolve("none"), keys.publicFile()))
                .hasMessageStartingWith("airlock.signing.key: there is no secret at file:");
        assertThatThrownBy(() -> start("verifier", secret, directory.resolve("none")))
                .hasMessageStartingWith("airlock.signing.keys-file: cannot be read: ");
    }

    @Test
    void onlyItsOwnerReadsAPrivateKey() throws IOException {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        keys.privateFile(Service.DEPLOY_API))))
                .isEqualTo("rw-------");
    }
}
