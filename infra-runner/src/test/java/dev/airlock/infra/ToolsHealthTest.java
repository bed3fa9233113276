package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsHealthTest {
    @Test
    void aToolIsThereUnderEitherOfItsNames(@TempDir Path directory) throws Exception {
        var tofu = Files.createFile(directory.resolve("tofu"));
        assertThat(tofu.toFile().setExecutable(true)).isTrue();
        var path = "/nowhere:" + directory;

        assertThat(ToolsHealth.isThere("terraform|tofu", path)).isTrue();
        assertThat(ToolsHealth.isThere("terraform", path)).isFalse();
        assertThat(ToolsHealth.isThere(tofu.toString(), "")).isTrue();
    }
}
