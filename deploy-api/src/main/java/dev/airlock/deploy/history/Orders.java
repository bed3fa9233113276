package dev.airlock.deploy.history;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.deploy.ledger.Answer;
import dev.airlock.deploy.ledger.Back;
import dev.airlock.deploy.ledger.Commands;
import dev.airlock.deploy.ledger.Interventions.WayBack;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.ledger.Refused;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * What people order of deploys: each in one transaction under the target's lock, obeyed whole or
 * refused.
 */
@ApplicationScoped
public class Orders {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private static final String KEY = "deploy_idempotency_key_key";

    private final Targets targets;
    private final Deploys deploys;
    private final Journal journal;
    private final Turns turns;
    private final RefusedVersions refused;
    private final Clock clock;

    Orders(
            Targets targets,
            Deploys deploys,
            Journal journal,
            Turns turns,
            RefusedVersions refused,
            Clock clock) {
        this.targets = targets;
        this.deploys = deploys;
        this.journal = journal;
        this.turns = turns;
        this.refused = refused;
        this.clock = clock;
    }

    /**
     * Queues a deploy; the same key again gives the same deploy, with another body it is refused.
     */
    @Transactional
    public UUID start(String target, UUID key, DeployQueued order) {
        targets.lock(target);
        var request = target + " " + order;
        var known = deploys.byKey(key);
        if (known.isPresent()) {
            if (!known.get().request.equals(request)) {
                throw new Refused("this Idempotency-Key was used for another deploy", "");
            }
            return known.get().id;
        }
        refuse(target, order);
        var row = new DeployRow();
        row.id = IDS.generate();
        row.target = target;
        row.requestedBy = order.by();
        row.reason = order.reason();
        row.createdAt = clock.instant();
        row.startAt = order.startAt();
        row.idempotencyKey = key;
        row.request = request;
        row.dryRun = order.options().contains(Option.DRY_RUN);
        row.rollbackOf = order.rollbackOf();
        row.rollbackTo = order.rollbackOf() == null ? null : text(order.version());
        row.become(Progress.begin(row.createdAt), null, null);
        persist(row);
        journal.say(row, row.attempt, null, List.of(order));
        turns.startNext(target);
        return row.id;
    }

    /** The same key on another target is under another lock: the database finds it out. */
    private void persist(DeployRow row) {
        try {
            deploys.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            if (KEY.equals(e.getConstraintName())) {
                throw new Refused("this Idempotency-Key was used for another deploy", "");
            }
            throw e;
        }
    }

    private void refuse(String target, DeployQueued order) {
        var version = order.version();
        var forward = order.rollbackOf() == null && !order.options().contains(Option.DRY_RUN);
        if (version != null && forward && refused.versions(target).contains(version)) {
            throw new Refused(
                    "%s was rolled back and is refused until a person allows it again"
                            .formatted(version),
                    "/api/v1/targets/%s/refused-versions/%s".formatted(target, version));
        }
    }

    private static @Nullable String text(@Nullable Version version) {
        return version == null ? null : version.value();
    }

    /**
     * Queues the rollback of an ended deploy; one that is unfinished or has succeeded is answered
     * with instead. Empty if there is no such deploy.
     */
    @Transactional
    public Optional<UUID> rollback(UUID of, String by, WayBack way) {
        var found = deploys.findByIdOptional(of);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var target = found.get().target;
        targets.lock(target);
        var tried = deploys.lastTried(target);
        if (tried.isEmpty()) {
            throw new Refused("nothing was applied by it", "/events");
        }
        if (!tried.get().id.equals(of) || tried.get().rollbackOf != null) {
            throw new Refused(
                    "only the deploy that was tried last can be rolled back",
                    "/api/v1/deploys/" + tried.get().id);
        }
        var progress = tried.get().progress();
        if (progress.isRollback()) {
            throw new Refused("it was rolled back already", "/events");
        }
        var version = way.version() != null ? way.version() : Back.target(progress).orElse(null);
        if (version == null) {
            throw new Refused("nobody knows what to go back to: name the version", "");
        }
        if (refused.versions(target).contains(version) || version.equals(Back.bad(progress))) {
            throw new Refused(version + " is what is left behind, or refused", "");
        }
        var there =
                deploys.rollbacks(of, version.value()).stream()
                        .filter(row -> !row.hasEnded() || hasRolledBack(row))
                        .findFirst();
        if (there.isPresent()) {
            return Optional.of(there.get().id);
        }
        var options = way.now() ? List.of(Option.FORCE) : List.<Option>of();
        var order = new DeployQueued(version, way.reason(), by, null, null, options, of);
        return Optional.of(start(target, UUID.randomUUID(), order));
    }

    /** Whether a deploy is over; empty if there is no such deploy. */
    @Transactional
    public Optional<Boolean> hasEnded(UUID id) {
        return deploys.findByIdOptional(id).map(DeployRow::hasEnded);
    }

    private static boolean hasRolledBack(DeployRow row) {
        return row.progress()
                .last(DeployEnded.class)
                .filter(ended -> ended.outcome() == Outcome.ROLLED_BACK)
                .isPresent();
    }

    /** Obeys a command on a deploy; empty if there is no such deploy. */
    @Transactional
    public Optional<UUID> command(UUID id, String by, Function<Commands, Answer> command) {
        var target = deploys.findByIdOptional(id).map(row -> row.target);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        targets.lock(target.get());
        var row = deploys.findById(id);
        deploys.getEntityManager().refresh(row);
        var rules = journal.rulesWithRefusals(row.target);
        var answer = command.apply(new Commands(row.progress(), by, rules, clock.instant()));
        row.become(answer.progress(), row.deadline, row.remindAt);
        journal.say(row, answer.attempt(), null, answer.emits());
        if (row.hasEnded()) {
            turns.startNext(row.target);
        }
        return Optional.of(id);
    }
}
