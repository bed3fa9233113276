package dev.airlock.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that is made from code. A test fails when they differ; with {@code
 * -Dairlock.approve=true} it writes the file instead, for the diff to be reviewed.
 */
public final class ApprovedFile {
    private ApprovedFile() {}

    public static void verify(Path file, String expected) {
        try {
            if (Boolean.getBoolean("airlock.approve")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, expected);
            }
            assertThat(Files.readString(file))
                    .as("%s, made anew with -Dairlock.approve=true", file)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
