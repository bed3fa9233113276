package dev.airlock.infra.work;

import dev.airlock.event.Step;
import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandRunner.Until;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Terraform which state it is, and nothing else of what is in it. */
@ApplicationScoped
public class StateReader {
    // After an apply too much depends on the answer to ask once.
    private static final int TRIES = 3;

    private final InfraCommands commands;
    private final InfraGit git;

    StateReader(InfraCommands commands, InfraGit git) {
        this.commands = commands;
        this.git = git;
    }

    /** Now; not being able to say is a failure. */
    public TerraformState read(StepContext context, InfraConfig config, Step step)
            throws StepFailure, InterruptedException, StepUnavailable {
        var result = commands.run(context, config, git.workspace(context), run(config, step));
        var printed = Evidence.require(context, result, "reading the state").standardOutput();
        try {
            return TerraformState.read(printed);
        } catch (IllegalArgumentException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), true, List.of());
        }
    }

    /** After an apply, even if the step is superseded; absent if nobody can say. */
    public Optional<TerraformState> readAfterwards(
            StepContext context, InfraConfig config, Step step)
            throws InterruptedException, StepUnavailable {
        var workspace = git.workspace(context);
        for (int tries = 0; tries < TRIES; tries++) {
            var result =
                    commands.run(context, config, workspace, run(config, step), new Until.ItsEnd());
            if (result instanceof Finished finished && finished.succeeded()) {
                try {
                    return Optional.of(TerraformState.read(finished.standardOutput()));
                } catch (IllegalArgumentException e) {
                    Log.warnf("The state cannot be read: %s", e.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    private static InfraCommands.Run run(InfraConfig config, Step step) {
        var values = Map.of("environment", config.environment(), "module", config.module());
        return new InfraCommands.Run(step, config.commands().state(), values, false);
    }
}
