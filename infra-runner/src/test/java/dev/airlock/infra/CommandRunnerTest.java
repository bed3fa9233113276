package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.Step;
import dev.airlock.infra.command.CommandRequest;
import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.infra.command.CommandResult.NotStarted;
import dev.airlock.infra.command.CommandResult.Orphaned;
import dev.airlock.infra.command.CommandResult.TimedOut;
import dev.airlock.infra.command.CommandRunner;
import dev.airlock.infra.command.CommandRunner.Until;
import dev.airlock.infra.command.Masking;
import dev.airlock.infra.command.OutputStreamer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandRunnerTest {
    @TempDir Path directory;

    private final List<CommandOutput> chunks = new CopyOnWriteArrayList<>();
    private final FakeContext context = new FakeContext();
    private Duration timeout = Duration.ofSeconds(50);
    private Duration grace = Duration.ofSeconds(30);
    private boolean printed = true;

    private CommandResult run(Map<String, String> environment, Path where, String... command) {
        var request =
                new CommandRequest(
                        "a command",
                        List.of(command),
                        where,
                        directory,
                        environment,
                        timeout,
                        grace,
                        printed);
        var streamer =
                new OutputStreamer(
                        new UUID(0, 2),
                        Step.PLAN,
                        "a command",
                        new Masking(List.of("s3cret", "two\nlines")),
                        Clock.systemUTC(),
                        chunks::add);
        try {
            return new CommandRunner().run(context, request, streamer, new Until.Superseded());
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private CommandResult bash(String script) {
        return run(Map.of(), directory, "bash", "-c", script);
    }

    private String text() {
        return String.join("", chunks.stream().map(CommandOutput::text).toList());
    }

    private boolean isGone(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void outputIsPublishedWhileTheCommandRunsAndItsEndSaysHowLongItTook() throws IOException {
        var running =
                CompletableFuture.supplyAsync(
                        () -> bash("echo begun; until test -e go; do sleep 0.05; done; exit 3"));
        await().untilAsserted(() -> assertThat(text()).isEqualTo("begun\n"));
        assertThat(running).isNotDone();

        Files.createFile(directory.resolve("go"));

        assertThat(running.join()).isEqualTo(new Finished(3, "begun\n", "begun\n"));
        assertThat(chunks.getLast().exitCode()).isEqualTo(3);
        assertThat(chunks.getLast().elapsedMillis()).isNotNegative();
        assertThat(chunks).extracting(CommandOutput::sequence).containsExactly(0L, 1L);
    }

    @Test
    void secretsAreMaskedWhereverTheOutputIsCut() {
        var result = bash("printf 'a s3c'; sleep 0.2; echo 'ret b'; echo two >&2; echo lines >&2");

        assertThat(text()).contains("a *** b").doesNotContain("s3cret", "lines");
        assertThat(result.output()).doesNotContain("s3cret");
    }

    @Test
    void whatHoldsSecretsIsCapturedAndNotPublished() {
        printed = false;

        var result = bash("echo '{\"state\": 1}'; echo note >&2");

        assertThat(((Finished) result).standardOutput()).isEqualTo("{\"state\": 1}\n");
        assertThat(text()).isEqualTo("note\n");
        assertThat(result.toString()).doesNotContain("state");
    }

    @Test
    void aCommandSeesAnEnvironmentOfItsOwn() {
        var result = (Finished) run(Map.of("MINE", "1"), directory, "env");

        assertThat(result.standardOutput().lines().map(line -> line.split("=")[0]))
                .containsExactlyInAnyOrder(
                        "PATH",
                        "HOME",
                        "LANG",
                        "TF_IN_AUTOMATION",
                        "TF_INPUT",
                        "CHECKPOINT_DISABLE",
                        "GIT_CONFIG_NOSYSTEM",
                        "GIT_CONFIG_GLOBAL",
                        "GIT_TERMINAL_PROMPT",
                        "MINE");
        assertThat(result.standardOutput()).contains("HOME=" + directory);
    }

    @Test
    void aProgramThatIsNotThereIsSaid() {
        assertThat(run(Map.of(), directory, "no-such-program")).isInstanceOf(NotStarted.class);
    }

    @Test
    void aCommandThatTakesTooLongIsInterruptedOnce() {
        timeout = Duration.ofMillis(500);

        var result = bash("trap 'echo told; exit 1' TERM; while true; do sleep 0.05; done");

        assertThat(result).isEqualTo(new TimedOut("told\n", false));
    }

    @Test
    void whatDoesNotEndIsKilledWithAllItStarted() {
        timeout = Duration.ofMillis(500);
        grace = Duration.ofMillis(300);

        var result = bash("trap '' TERM; sleep 300 & echo $! > child; wait; wait; sleep 300");

        assertThat(result).isInstanceOf(TimedOut.class);
        assertThat(((TimedOut) result).killed()).isTrue();
        await().until(() -> isGone(directory.resolve("child")));
    }

    @Test
    void oneInterruptEndsJustAndTerraformWithTheStateSaved() throws IOException {
        var clone = InfraWorld.copyFiles(directory.resolve("clone"));
        var declaration = clone.resolve("environments/prod/catalog-airflow.tf");
        Files.writeString(
                declaration, Files.readString(declaration).replace("= false #", "= true #"));
        Files.createFile(directory.resolve("restarts.slow"));
        var environment =
                Map.of(
                        "AIRLOCK_STATE_DIRECTORY", directory.toString(),
                        "TF_VAR_restarts", directory.resolve("restarts").toString());
        var plan = directory.resolve("plan").toString();
        var just = InfraWorld.just();
        run(environment, clone, just, "plan", "prod", "catalog-airflow", "-out=" + plan);
        var running =
                CompletableFuture.supplyAsync(() ->
                        run(environment, clone, just, "apply", "prod", "catalog-airflow", plan));
        await().until(() -> text().contains("restarting"));

        context.interrupt();

        var result = running.join();
        assertThat(result).isInstanceOf(Interrupted.class);
        assertThat(((Interrupted) result).killed()).isFalse();
        assertThat(result.output())
                .contains("Interrupt received")
                .doesNotContain("Two interrupts received");
        assertThat(directory.resolve("prod-catalog-airflow.tfstate"))
                .content()
                .contains("terraform_data", "tainted");
    }

    @Test
    void aTerraformWhoseParentDiesAloneIsEndedAndNotTakenForDone() throws Exception {
        var terraform = directory.resolve("terraform");
        Files.copy(Path.of("/bin/sleep"), terraform);
        assertThat(terraform.toFile().setExecutable(true)).isTrue();
        var pid = directory.resolve("pid");

        var result = bash("./terraform 50 & echo $! > pid; sleep 1; kill -9 $$");

        assertThat(result).isInstanceOf(Orphaned.class);
        assertThat(isGone(pid)).isTrue();
    }
}
