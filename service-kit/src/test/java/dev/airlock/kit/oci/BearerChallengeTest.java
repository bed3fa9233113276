package dev.airlock.kit.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerChallengeTest {
    @Test
    void theAddressAsksForWhatTheRegistryNames() {
        var challenge =
                BearerChallenge.parse(
                        "Bearer realm=\"https://ghcr.io/token\",service=\"ghcr.io\","
                                + "scope=\"repository:a/b:pull\"");

        assertThat(challenge.orElseThrow().address())
                .hasToString(
                        "https://ghcr.io/token?scope=repository%3Aa%2Fb%3Apull&service=ghcr.io");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=\"x\"", "Bearer", "Bearer realm=\"file:///etc/passwd\""})
    void anotherChallengeIsNone(String header) {
        assertThat(BearerChallenge.parse(header)).isEmpty();
    }
}
