package dev.airlock.infra.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private final Processes processes = new Processes();

    @Test
    void aRunIsThereUntilTheLastProcessThatItStartedIsGone() throws Exception {
        var runId = UUID.randomUUID();
        var shell = start(runId);
        var child = shell.children().findFirst();
        shell.destroyForcibly().waitFor();
        assertThat(child).isPresent();
        assertThat(processes.isAlive(runId)).isTrue();
        assertThat(processes.isAlive(UUID.randomUUID())).isFalse();

        child.get().destroyForcibly();
        child.get().onExit().get();

        assertThat(processes.isAlive(runId)).isFalse();
    }

    /** A shell that waits for its child, both with the run's mark. */
    private static Process start(UUID runId) throws IOException {
        var builder = new ProcessBuilder("sh", "-c", "sleep 60 & echo begun; wait");
        builder.environment().putAll(Processes.mark(runId));
        var shell = builder.start();
        assertThat(shell.inputReader().readLine()).isEqualTo("begun");
        return shell;
    }

    @Test
    void hereIsTheSameWheneverItIsAskedFor() {
        assertThat(processes.here()).isPresent().isEqualTo(processes.here());
    }
}
