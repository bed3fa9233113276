package dev.airlock.infra.work;

import dev.airlock.event.Step;
import dev.airlock.infra.command.OutputStreamer;
import dev.airlock.infra.config.CommandEnvironment;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.repo.Workspace;
import dev.airlock.infra.repo.Workspaces;
import dev.airlock.kit.event.OutputPublisher;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;

/** What git does for a deploy, told like any other command; its failures are worth another try. */
@ApplicationScoped
public class InfraGit {
    private final Workspaces workspaces;
    private final OutputPublisher publisher;
    private final Clock clock;

    InfraGit(Workspaces workspaces, OutputPublisher publisher, Clock clock) {
        this.workspaces = workspaces;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The deploy's workspace, made if it is not here. */
    public Workspace workspace(StepContext context) throws StepUnavailable {
        try {
            return workspaces.open(context.cause().deployId());
        } catch (IOException e) {
            throw new StepUnavailable("there is no workspace: " + Evidence.why(e), e);
        }
    }

    /** A new clone at a branch's newest commit. */
    public InfraRepository clone(StepContext context, InfraConfig config, Step step, String branch)
            throws StepUnavailable {
        var workspace = workspace(context);
        return tell(
                context,
                config,
                step,
                "git clone --branch " + branch,
                () -> InfraRepository.clone(config, workspace, branch));
    }

    /**
     * The clone at the planned commit: the one that is here, or a new one.
     *
     * @return absent if the branch no longer stands there
     */
    public Optional<InfraRepository> checkout(
            StepContext context, InfraConfig config, Step step, Work work) throws StepUnavailable {
        var workspace = workspace(context);
        try {
            var here = InfraRepository.open(config, workspace);
            if (here.isPresent()) {
                if (here.get().commit().equals(work.plannedCommit())) {
                    return here;
                }
                here.get().close();
            }
            var cloned = clone(context, config, step, work.branch);
            if (cloned.commit().equals(work.plannedCommit())) {
                return Optional.of(cloned);
            }
            cloned.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new StepUnavailable("the clone cannot be read: " + Evidence.why(e), e);
        }
    }

    /** Does it, with its time and its end in the output. */
    public <T> T tell(
            StepContext context, InfraConfig config, Step step, String command, Action<T> action)
            throws StepUnavailable {
        var output =
                new OutputStreamer(
                        context.cause().deployId(),
                        step,
                        command,
                        CommandEnvironment.of(config).masking(),
                        clock,
                        publisher::publish);
        try {
            var result = action.run();
            output.end(0);
            return result;
        } catch (GitAPIException | JGitInternalException | IOException e) {
            var told = String.valueOf(e.getMessage());
            var why = Evidence.why(e);
            var reason = output.mask(told.contains(why) ? told : told + ": " + why);
            output.print(reason + "\n");
            output.end(1);
            throw new StepUnavailable(command + " failed: " + reason, null);
        }
    }

    /** Something that git does. */
    public interface Action<T> {
        T run() throws GitAPIException, IOException;
    }
}
