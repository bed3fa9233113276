package dev.airlock.infra.apply;

import dev.airlock.event.Step;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.repo.GateFile;
import dev.airlock.infra.repo.GateUnreadable;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.repo.Workspaces;
import dev.airlock.infra.work.InfraGit;
import dev.airlock.infra.work.Work;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Restores what planning opened: no plan file is left, the gate reads false here and pushed. */
@ApplicationScoped
class GateClosing {
    private final Workspaces workspaces;
    private final InfraGit git;

    GateClosing(Workspaces workspaces, InfraGit git) {
        this.workspaces = workspaces;
        this.git = git;
    }

    /** What was read back, one line each. */
    List<String> close(StepContext context, InfraConfig config, Work work)
            throws StepUnavailable, StepFailure {
        var evidence = new ArrayList<String>();
        try {
            // The plan may have been made by a process that is dead now.
            workspaces.removeLeftovers();
            var workspace = git.workspace(context);
            workspace.destroyPlans();
            if (workspace.holdsPlan()) {
                throw failure("a plan file is left");
            }
            evidence.add("no plan is left");
            try (var repository = here(context, config, work)) {
                checkClosed(config, repository.declaration(), "the workspace");
                evidence.add("%s is false in the workspace".formatted(config.gate()));
                evidence.add(checkBranch(context, config, work, repository));
            }
            return evidence;
        } catch (IOException e) {
            throw new StepUnavailable("the gate cannot be read", e);
        }
    }

    private InfraRepository here(StepContext context, InfraConfig config, Work work)
            throws StepUnavailable, IOException {
        var here = InfraRepository.open(config, git.workspace(context));
        return here.isPresent() ? here.get() : git.clone(context, config, Step.GATE, work.branch);
    }

    private String checkBranch(
            StepContext context, InfraConfig config, Work work, InfraRepository repository)
            throws StepUnavailable, StepFailure, IOException {
        var head =
                git.tell(
                        context,
                        config,
                        Step.GATE,
                        "git ls-remote",
                        () -> repository.remoteHead(work.branch));
        if (head.isEmpty()) {
            return "the branch %s is gone".formatted(work.branch);
        }
        if (head.get().equals(work.bumpCommit)) {
            checkClosed(config, repository.declarationAt(head.get()), work.branch);
        } else {
            // Somebody has pushed to it since.
            repository.close();
            try (var pushed = git.clone(context, config, Step.GATE, work.branch)) {
                checkClosed(config, pushed.declaration(), work.branch);
            }
        }
        return "%s is false in %s at %s".formatted(config.gate(), work.branch, head.get());
    }

    private static void checkClosed(InfraConfig config, byte[] declaration, String where)
            throws StepFailure {
        try {
            if (new GateFile(config.gate()).isOpen(declaration)) {
                throw failure("%s is true in %s".formatted(config.gate(), where));
            }
        } catch (GateUnreadable e) {
            throw failure("the gate in %s: %s".formatted(where, e.reason()));
        }
    }

    private static StepFailure failure(String reason) {
        return new StepFailure(reason, false, List.of());
    }
}
