package dev.airlock.infra.work;

import dev.airlock.event.ApplyEffect;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.repo.InfraRepository;
import dev.airlock.kit.step.StepContext;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The work of each deploy. */
@ApplicationScoped
public class Works implements PanacheRepositoryBase<Work, UUID> {

    /** Begins, or begins again: nothing is bumped. In the caller's transaction. */
    public Work begin(StepContext context, InfraConfig config, Release release) {
        var deployId = context.cause().deployId();
        var work = findByIdOptional(deployId).orElseGet(Work::new);
        var isNew = work.deployId == null;
        work.deployId = deployId;
        work.target = context.cause().target();
        work.version = release.version().value();
        work.image = release.image();
        work.tag = release.tag().value();
        work.digest = release.digest();
        work.branch = InfraRepository.branchOf(config, release.version());
        work.baseCommit = null;
        work.bumpCommit = null;
        work.effect = ApplyEffect.NONE;
        work.interruptRequested = false;
        if (isNew) {
            persist(work);
        }
        return work;
    }

    /** Of a deploy that has one; a transaction is needed to change it. */
    public Work get(UUID deployId) {
        return findByIdOptional(deployId)
                .orElseThrow(() -> new IllegalStateException("no work for this deploy"));
    }
}
