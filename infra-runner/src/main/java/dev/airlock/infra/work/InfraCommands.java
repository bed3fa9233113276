package dev.airlock.infra.work;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.Step;
import dev.airlock.infra.command.CommandLine;
import dev.airlock.infra.command.CommandRequest;
import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandRunner;
import dev.airlock.infra.command.CommandRunner.Until;
import dev.airlock.infra.command.Masking;
import dev.airlock.infra.command.OutputStreamer;
import dev.airlock.infra.config.CommandEnvironment;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.repo.Workspace;
import dev.airlock.kit.event.OutputPublisher;
import dev.airlock.kit.step.StepContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The configured commands of a target, run in a deploy's clone. */
@ApplicationScoped
public class InfraCommands {
    private static final Duration MOMENT = Duration.ofSeconds(20);

    private final CommandRunner runner;
    private final OutputPublisher publisher;
    private final Clock clock;

    InfraCommands(CommandRunner runner, OutputPublisher publisher, Clock clock) {
        this.runner = runner;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Which command, and how.
     *
     * @param printed false where the output holds secrets: a plan or a state as JSON
     */
    public record Run(Step step, CommandLine line, Map<String, String> values, boolean printed) {}

    /** Interrupted when the step is superseded or the service stops. */
    public CommandResult run(StepContext context, InfraConfig config, Workspace workspace, Run run)
            throws InterruptedException {
        return run(context, config, workspace, run, new Until.Superseded());
    }

    /** Interrupted by what is said. */
    public CommandResult run(
            StepContext context, InfraConfig config, Workspace workspace, Run run, Until until)
            throws InterruptedException {
        return run(context, config, workspace, run, until, Map.of(), ignored -> {});
    }

    /** The same with more variables, and with somebody who listens to what is published. */
    public CommandResult run(
            StepContext context,
            InfraConfig config,
            Workspace workspace,
            Run run,
            Until until,
            Map<String, String> more,
            Consumer<String> listener)
            throws InterruptedException {
        var environment = CommandEnvironment.of(config);
        return runner.run(
                context,
                request(config, workspace, run, environment, more, config.commandTimeout()),
                streamer(
                        context,
                        run,
                        environment,
                        chunk -> {
                            publisher.publish(chunk);
                            listener.accept(chunk.text());
                        }),
                until);
    }

    /** A question of ours that takes a moment: nothing of it is published. */
    public CommandResult ask(StepContext context, InfraConfig config, Workspace workspace, Run run)
            throws InterruptedException {
        var environment = CommandEnvironment.of(config);
        return runner.run(
                context,
                request(config, workspace, run, environment, Map.of(), MOMENT),
                streamer(context, run, environment, ignored -> {}),
                new Until.ItsEnd());
    }

    /** A sentence of ours among what the commands print. */
    public void say(StepContext context, Step step, String about, String sentence) {
        var streamer =
                new OutputStreamer(
                        context.cause().deployId(),
                        step,
                        about,
                        new Masking(List.of()),
                        clock,
                        publisher::publish);
        streamer.print(sentence + "\n");
        streamer.end(0);
    }

    private static CommandRequest request(
            InfraConfig config,
            Workspace workspace,
            Run run,
            CommandEnvironment environment,
            Map<String, String> more,
            Duration timeout) {
        var variables = new HashMap<>(environment.variables());
        variables.putAll(more);
        return new CommandRequest(
                label(run),
                run.line().with(run.values()),
                workspace.clone(),
                workspace.home(),
                variables,
                timeout,
                timeout.compareTo(config.interruptGrace()) < 0 ? timeout : config.interruptGrace(),
                run.printed());
    }

    private OutputStreamer streamer(
            StepContext context,
            Run run,
            CommandEnvironment environment,
            Consumer<CommandOutput> to) {
        return new OutputStreamer(
                context.cause().deployId(),
                run.step(),
                label(run),
                environment.masking(),
                clock,
                to);
    }

    /** As people would type it, without where we keep the plan. */
    private static String label(Run run) {
        var typed =
                run.line().arguments().stream()
                        .filter(argument -> !argument.contains("{planFile}"))
                        .collect(Collectors.toList());
        return String.join(" ", new CommandLine(typed).with(run.values()));
    }
}
