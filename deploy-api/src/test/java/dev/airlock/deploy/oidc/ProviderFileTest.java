package dev.airlock.deploy.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.kit.config.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderFileTest {
    @TempDir Path directory;

    private Path secret;

    @BeforeEach
    void writeSecret() throws IOException {
        secret = Files.writeString(directory.resolve("secret"), "s".repeat(32) + "\n");
    }

    private Settings read(String yaml) throws IOException {
        return ProviderFile.read(Files.writeString(directory.resolve("oidc.yaml"), yaml));
    }

    private String minimal() {
        return """
        issuer: https://sso.example.com/realms/data
        clientId: airlock
        clientSecret: file:%s
        label: Example
        groups: {data: {"*": [viewer]}}
        """
                .formatted(secret);
    }

    @Test
    void withoutAFileThereIsNoProvider() {
        assertThat(new ProviderFile(Optional.empty()).settings()).isEmpty();
    }

    @Test
    void whatIsNotSaidIsTheSafestThatEveryProviderHas() throws IOException {
        var settings = read(minimal());

        assertThat(settings.nameClaim()).isEqualTo("sub");
        assertThat(settings.groupsClaim()).isEqualTo("groups");
        assertThat(settings.audience()).isEqualTo("airlock");
        assertThat(settings.scopes()).isEmpty();
        assertThat(settings.groups()).isEqualTo(Map.of("data", Map.of("*", Set.of("viewer"))));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        var settings =
                read(
                        minimal()
                                + """
                                audience: airlock-api
                                scopes: [profile, groups]
                                nameClaim: preferred_username
                                groupsClaim: realm_access/roles
                                """);

        assertThat(settings.audience()).isEqualTo("airlock-api");
        assertThat(settings.scopes()).isEqualTo(List.of("profile", "groups"));
        assertThat(settings.nameClaim()).isEqualTo("preferred_username");
        assertThat(settings.groupsClaim()).isEqualTo("realm_access/roles");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer: .* | issuer: http://sso.example.com | issuer is not an https URL",
                "label: .* | | airlock.oidc-file: label is missing",
                "clientSecret: .* | clientSecret: hunter2 | airlock.oidc-file.clientSecret",
                "clientSecret: .* | clientSecret: file:/nowhere | no secret at file:/nowhere",
            })
    void whatCannotBeStopsTheStart(String line, String instead, String says) {
        var yaml = minimal().replaceFirst(line, instead == null ? "" : instead);

        assertThatThrownBy(() -> read(yaml)).hasMessageContaining(says);
    }

    @Test
    void soDoesAKeyThatIsNone() {
        assertThatThrownBy(() -> read(minimal() + "lable: x\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("airlock.oidc-file.lable: is not a key of Airlock's");
    }

    @Test
    void neverSaysASecretNorWhatWasWrittenInItsPlace() throws IOException {
        assertThat(read(minimal()).toString()).contains("***").doesNotContain("s".repeat(32));
        var written = minimal().replaceFirst("file:.*", "hunter2-and-so-on");
        assertThatThrownBy(() -> read(written))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("hunter2").hasNoCause());
    }

    @Test
    void soDoesAShortSecret() throws IOException {
        Files.writeString(secret, "s".repeat(31));

        assertThatThrownBy(() -> read(minimal()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("airlock.oidc-file.clientSecret: has less than 32 characters");
    }
}
