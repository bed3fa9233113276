package dev.airlock.infra.apply;

import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.Step;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.plan.StoredPlan;
import dev.airlock.infra.repo.GateFile;
import dev.airlock.infra.repo.GateUnreadable;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.infra.work.InfraGit;
import dev.airlock.infra.work.StateReader;
import dev.airlock.infra.work.Work;
import dev.airlock.kit.oci.RegistryClient;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at everything that must still be as approved, just before the apply. */
@ApplicationScoped
class HoldChecks {
    private final RegistryClient registry;
    private final StateReader states;
    private final InfraGit git;
    private final Clock clock;

    HoldChecks(RegistryClient registry, StateReader states, InfraGit git, Clock clock) {
        this.registry = registry;
        this.states = states;
        this.git = git;
        this.clock = clock;
    }

    /** Why the hold is given back; absent if it may be used. */
    Optional<HoldReturned> check(
            StepContext context, InfraConfig config, Work work, StoredPlan plan, Instant startBy)
            throws StepUnavailable, StepFailure, InterruptedException {
        var time = HoldCheck.time(plan, clock.instant(), startBy);
        if (time.isPresent()) {
            return time;
        }
        // Without a digest a person said that it is built, as no registry could.
        var digest = work.digest;
        if (digest != null) {
            var now = registry.digest(config.imageSource(), work.tag());
            var image = HoldCheck.image(work.tag(), digest, now);
            if (image.isPresent()) {
                return image;
            }
        }
        var repository = git.checkout(context, config, Step.APPLY, work);
        if (repository.isEmpty()) {
            return HoldCheck.returned(
                    HoldReturnReason.STALE, work.branch + " is no longer at the planned commit");
        }
        try (var here = repository.get()) {
            checkGate(config, here);
        }
        return HoldCheck.state(plan, states.read(context, config, Step.APPLY));
    }

    private static void checkGate(InfraConfig config, InfraRepository repository)
            throws StepUnavailable, StepFailure {
        try {
            if (new GateFile(config.gate()).isOpen(repository.declaration())) {
                throw new StepFailure(
                        config.gate() + " is true before the apply", false, List.of());
            }
        } catch (GateUnreadable e) {
            throw new StepFailure(e.reason(), false, List.of());
        } catch (IOException e) {
            throw new StepUnavailable("the gate cannot be read", e);
        }
    }
}
