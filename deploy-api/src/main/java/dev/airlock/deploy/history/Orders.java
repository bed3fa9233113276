package dev.airlock.deploy.history;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.deploy.ledger.Answer;
import dev.airlock.deploy.ledger.Commands;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.ledger.Refused;
import dev.airlock.event.LedgerEvent.DeployQueued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What people order: each in one transaction under the target's lock, obeyed whole or refused. */
@ApplicationScoped
public class Orders {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Targets targets;
    private final Deploys deploys;
    private final Journal journal;
    private final Turns turns;
    private final Clock clock;

    Orders(Targets targets, Deploys deploys, Journal journal, Turns turns, Clock clock) {
        this.targets = targets;
        this.deploys = deploys;
        this.journal = journal;
        this.turns = turns;
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
        var row = new DeployRow();
        row.id = IDS.generate();
        row.target = target;
        row.requestedBy = order.by();
        row.reason = order.reason();
        row.createdAt = clock.instant();
        row.startAt = order.startAt();
        row.idempotencyKey = key;
        row.request = request;
        row.become(Progress.begin(row.createdAt), null);
        deploys.persistAndFlush(row);
        journal.say(row, row.attempt, null, List.of(order));
        turns.startNext(target);
        return row.id;
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
        var rules = journal.rules(row.target);
        var answer = command.apply(new Commands(row.progress(), by, rules, clock.instant()));
        row.become(answer.progress(), row.deadline);
        journal.say(row, answer.attempt(), null, answer.emits());
        if (row.hasEnded()) {
            turns.startNext(row.target);
        }
        return Optional.of(id);
    }

    /** Holds back every deploy that has not begun. */
    @Transactional
    public void lock(String target, String by, String reason) {
        var row = targets.lock(target);
        if (row.lockReason != null) {
            throw new Refused(
                    "locked already by %s: %s".formatted(row.lockedBy, row.lockReason), "");
        }
        row.lockReason = reason;
        row.lockedBy = by;
        row.lockedSince = clock.instant();
    }

    /** Lets deploys begin again. */
    @Transactional
    public void unlock(String target) {
        var row = targets.lock(target);
        row.lockReason = null;
        row.lockedBy = null;
        row.lockedSince = null;
        turns.startNext(target);
    }
}
