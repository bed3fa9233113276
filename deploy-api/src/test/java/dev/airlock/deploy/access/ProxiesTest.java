package dev.airlock.deploy.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.kit.config.InvalidConfiguration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    @Test
    void whoBelievesProxiesNamesThem() {
        assertThatThrownBy(() -> new Proxies(true, Optional.empty()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("quarkus.http.proxy.trusted-proxies: is missing");
        assertThatCode(() -> new Proxies(true, Optional.of(List.of("10.0.0.7"))))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutAProxyThereIsNothingToName() {
        assertThatCode(() -> new Proxies(false, Optional.empty())).doesNotThrowAnyException();
    }
}
