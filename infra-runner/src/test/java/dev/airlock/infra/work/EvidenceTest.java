package dev.airlock.infra.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.infra.FakeContext;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private final FakeContext context = new FakeContext();

    @Test
    void whatSucceededIsPassedOn() throws Exception {
        var finished = new Finished(0, "{}", "");

        assertThat(Evidence.require(context, finished, "the plan")).isSameAs(finished);
    }

    @Test
    void whatFailedEndsTheStepWithItsLastLines() {
        assertThatExceptionOfType(StepFailure.class)
                .isThrownBy(() ->
                        Evidence.require(context, new Finished(1, "", "Error: no\n"), "the plan"))
                .satisfies(failure -> assertThat(failure.evidence()).containsExactly("Error: no"));
    }

    @Test
    void whatSomebodyKilledIsWorthAnotherTry() {
        assertThatExceptionOfType(StepUnavailable.class)
                .isThrownBy(() -> Evidence.require(context, new Finished(137, "", ""), "the plan"))
                .withMessage("the plan ended with exit code 137, by a signal");
    }

    @Test
    void aFullDiskIsWorthAnotherTryAndIsNamed() {
        var full =
                new Finished(
                        1,
                        "",
                        "Error: Failed to write plan file\n\nwrite x: no space left on device\n");

        assertThatExceptionOfType(StepUnavailable.class)
                .isThrownBy(() -> Evidence.require(context, full, "the plan"))
                .withMessage("the plan ended with exit code 1: no space left on device");
    }

    @Test
    void aFullDiskIsNamedAsTheOperatingSystemDoesItWithoutThePath() throws IOException {
        var thrown = new UncheckedIOException(writtenToAFullDisk());

        assertThat(Evidence.why(thrown)).isEqualTo("No space left on device");
    }

    private static IOException writtenToAFullDisk() throws IOException {
        try {
            Files.write(Path.of("/dev/full"), new byte[] {1});
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError("/dev/full has room");
    }
}
