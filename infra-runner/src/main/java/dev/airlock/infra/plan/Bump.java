package dev.airlock.infra.plan;

import dev.airlock.event.Step;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.repo.GateFile;
import dev.airlock.infra.repo.GateUnreadable;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.work.Evidence;
import dev.airlock.infra.work.InfraCommands;
import dev.airlock.infra.work.InfraCommands.Run;
import dev.airlock.infra.work.InfraGit;
import dev.airlock.infra.work.Work;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Clones, bumps the version and commits that alone, here; nothing is pushed. */
@ApplicationScoped
public class Bump {
    private final InfraGit git;
    private final InfraCommands commands;

    Bump(InfraGit git, InfraCommands commands) {
        this.git = git;
        this.commands = commands;
    }

    /** The clone, and the commits before and after the bump. */
    public record Bumped(InfraRepository repository, String baseCommit, String bumpCommit) {}

    /** Does it. */
    public Bumped run(StepContext context, InfraConfig config, Work work)
            throws StepUnavailable, StepFailure, InterruptedException {
        var repository = git.clone(context, config, Step.BUMP, config.branch());
        var handedOver = false;
        try {
            var base = repository.commit();
            checkGate(config, repository, "on " + config.branch());
            bump(context, config, work);
            checkChanges(context, config, repository, work);
            checkGate(config, repository, "after the bump");
            var message = "Bump %s to %s".formatted(config.module(), work.version);
            var bump =
                    git.tell(
                            context,
                            config,
                            Step.BUMP,
                            "git commit",
                            () -> repository.commitAll(message));
            handedOver = true;
            return new Bumped(repository, base, bump);
        } catch (IOException e) {
            throw new StepUnavailable("the clone cannot be worked in: " + Evidence.why(e), e);
        } finally {
            if (!handedOver) {
                repository.close();
            }
        }
    }

    private void checkChanges(
            StepContext context, InfraConfig config, InfraRepository repository, Work work)
            throws StepUnavailable, StepFailure, IOException {
        var changed = git.tell(context, config, Step.BUMP, "git status", repository::changedFiles);
        if (changed.isEmpty()) {
            throw failure("the bump changed nothing: is " + work.version + " there already?");
        }
        if (!repository.holdsVersion(changed, work.version())) {
            throw new StepFailure(
                    "no changed file holds version " + work.version, false, List.copyOf(changed));
        }
    }

    private void bump(StepContext context, InfraConfig config, Work work)
            throws StepUnavailable, StepFailure, InterruptedException {
        context.checkCurrent();
        var values =
                Map.of(
                        "environment", config.environment(),
                        "module", config.module(),
                        "version", work.version);
        var result =
                commands.run(
                        context,
                        config,
                        git.workspace(context),
                        new Run(Step.BUMP, config.commands().bump(), values, true));
        Evidence.require(context, result, "the bump");
    }

    private static void checkGate(InfraConfig config, InfraRepository repository, String where)
            throws StepFailure, IOException {
        try {
            if (new GateFile(config.gate()).isOpen(repository.declaration())) {
                throw failure("%s is true %s".formatted(config.gate(), where));
            }
        } catch (GateUnreadable e) {
            throw failure("%s: %s".formatted(config.declaration(), e.reason()));
        }
    }

    private static StepFailure failure(String reason) {
        return new StepFailure(reason, false, List.of());
    }
}
