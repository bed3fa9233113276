package dev.airlock.infra.plan;

import dev.airlock.infra.plan.StoredPlan.Status;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The stored plans. All in the caller's transaction. */
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<StoredPlan, UUID> {
    private final PlanKey key;

    Plans(PlanKey key) {
        this.key = key;
    }

    /** The newest of a deploy, whatever became of it. */
    public Optional<StoredPlan> newest(UUID deployId) {
        return find("deployId = ?1 order by createdAt desc, planId desc", deployId)
                .firstResultOptional();
    }

    /** Nothing of the deploy's plans is left; whether there was something. */
    public boolean destroyAll(UUID deployId) {
        var alive = list("deployId = ?1 and status <> ?2", deployId, Status.DESTROYED);
        alive.forEach(StoredPlan::destroy);
        return !alive.isEmpty();
    }

    /** What was never applied will not be any more; one in use keeps its row until it is told. */
    public void destroyUnused(UUID deployId) {
        list("deployId", deployId).stream()
                .filter(StoredPlan::isUnused)
                .forEach(StoredPlan::destroy);
    }

    /** Keeps a plan file, encrypted. */
    void keep(StoredPlan plan, byte[] file) {
        plan.status = Status.PROPOSED;
        plan.content = PlanCipher.encrypt(key.reveal(), plan.planId, file);
        persist(plan);
    }

    /** Arms exactly the plan that was approved. */
    public void arm(UUID deployId, UUID planId, String sha256, Instant expiresAt) {
        var plan = newest(deployId).filter(each -> each.planId.equals(planId));
        if (plan.isEmpty() || !plan.get().sha256.equals(sha256)) {
            Log.warnf("An approval of another plan is ignored: plan=%s", planId);
            return;
        }
        plan.get().arm(expiresAt);
    }

    /**
     * Uses a plan up and hands over its file. Locked, so that it happens once.
     *
     * @throws IllegalStateException if it is not armed, or not what it says it is
     */
    public byte[] consume(UUID planId, Instant startedAt) {
        var plan = findById(planId, LockModeType.PESSIMISTIC_WRITE);
        if (plan == null) {
            throw new IllegalStateException("there is no such plan");
        }
        var content = plan.use(startedAt);
        var file = PlanCipher.decrypt(key.reveal(), planId, content);
        if (!PlanCipher.sha256(file).equals(plan.sha256)) {
            throw new IllegalStateException("the stored plan is not the one that was approved");
        }
        return file;
    }
}
