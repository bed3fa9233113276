package dev.airlock.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @Test
    void readsAFileWithoutItsLineEnd(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("token"), "s3cret\n");

        assertThat(Secret.of("file:" + file).reveal()).isEqualTo("s3cret");
    }

    @Test
    void neverPrintsItself() {
        assertThat(Secret.of("env:TOKEN")).hasToString("***");
    }

    @Test
    void namesTheReferenceOfAMissingSecret() {
        assertThatThrownBy(() -> Secret.of("env:AIRLOCK_NO_SUCH_SECRET").reveal())
                .hasMessage("there is no secret at env:AIRLOCK_NO_SUCH_SECRET");
    }
}
