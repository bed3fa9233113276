package dev.airlock.infra.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void eachPlaceholderBecomesItsValueAndStaysOneArgument() {
        var line = new CommandLine(List.of("just", "plan", "{module}", "-out={planFile}"));

        assertThat(line.with(Map.of("module", "a b; $x", "planFile", "/p$1\\")))
                .containsExactly("just", "plan", "a b; $x", "-out=/p$1\\");
    }

    @Test
    void anUnknownPlaceholderIsNamed() {
        assertThatThrownBy(() -> new CommandLine(List.of("just", "{plan}")))
                .hasMessageContaining("{plan} is no placeholder");
    }

    @Test
    void aPlaceholderWithoutAValueIsAFault() {
        var line = new CommandLine(List.of("just", "{version}"));

        assertThatThrownBy(() -> line.with(Map.of())).hasMessageContaining("{version}");
    }

    @Test
    void shortValuesAreNoSecretsAndLongOnesGoFirst() {
        var masking = new Masking(List.of("abc", "secret", "secret-long"));

        assertThat(masking.mask("abc secret secret-long")).isEqualTo("abc *** ***");
    }
}
