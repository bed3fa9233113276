package dev.airlock.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /** The example that the specification's own libraries are tested with. */
    @Test
    void isThatOfTheSpecification() throws Exception {
        assertThat(
                        Signature.of(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1_614_265_330,
                                "{\"test\": 2432232314}",
                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_***",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void refusesWhatIsNoSecretAndDoesNotRepeatIt(String secret) {
        assertThatThrownBy(() -> Signature.of("id", 1, "body", secret))
                .hasMessage("the secret is not whsec_ and 24 to 64 bytes in Base64")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "204, TAKEN",
        "302, REFUSED",
        "401, REFUSED",
        "408, LATER",
        "410, GONE",
        "429, LATER",
        "500, LATER",
        "504, LATER",
    })
    void anAnswerSaysWhetherToTryAgain(int status, Verdict verdict) {
        assertThat(Verdict.of(status)).isEqualTo(verdict);
    }
}
