package dev.airlock.watcher.hold;

import dev.airlock.kit.Sql;
import dev.airlock.watcher.platform.Finding;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was paused by which deploy. Changes belong into the caller's transaction. */
@ApplicationScoped
public class DagPauses implements PanacheRepositoryBase<DagPause, DagPause.Key> {
    private static final List<PauseState> LIVE =
            List.of(PauseState.WANTED, PauseState.PAUSED, PauseState.UNDOING);

    private final Sql sql;
    private final Clock clock;

    DagPauses(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Every pause of a deploy, by DAG. */
    Map<String, Pause> of(UUID deployId) {
        return QuarkusTransaction.joiningExisting()
                .call(() ->
                        list("deployId", deployId).stream()
                                .map(DagPause::toPause)
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Pause::dagId, Function.identity())));
    }

    /** The DAGs that a deploy holds paused, or perhaps so, in order. */
    List<String> live(UUID deployId) {
        return of(deployId).values().stream()
                .filter(Pause::isLive)
                .map(Pause::dagId)
                .sorted()
                .toList();
    }

    /** The same, a line each. */
    List<String> stillPaused(UUID deployId) {
        return live(deployId).stream().map(dagId -> dagId + " is still paused").toList();
    }

    /** A rollback takes over what the deploy that it rolls back left paused. */
    public void takeOver(UUID from, UUID to) {
        sql.update(
                "update dag_pause set deploy_id = ? where deploy_id = ?"
                        + " and state in ('WANTED', 'PAUSED', 'UNDOING')",
                to,
                from);
    }

    /** What a deploy left paused is nobody's any more. */
    public void forget(UUID deployId) {
        update("state = ?1 where deployId = ?2 and state in ?3", PauseState.TAKEN, deployId, LIVE);
    }

    /**
     * What an earlier hold of this deploy unpaused, and what somebody else unpaused under it, says
     * nothing of the next hold.
     */
    void forgetEarlierHold(UUID deployId) {
        update("resumedAt = null where deployId = ?1", deployId);
        update(
                "state = ?1 where deployId = ?2 and state in ?3",
                PauseState.UNDONE,
                deployId,
                List.of(PauseState.TAKEN, PauseState.GONE));
    }

    /** What is not this deploy's to unpause any more, a line each. */
    List<String> lost(UUID deployId) {
        return of(deployId).values().stream()
                .flatMap(pause ->
                        switch (pause.state()) {
                            case TAKEN ->
                                    Stream.of(pause.dagId() + " was unpaused by somebody else");
                            case GONE -> Stream.of(pause.dagId() + " is gone from Airflow");
                            case WANTED, PAUSED, UNDOING, UNDONE -> Stream.<String>empty();
                        })
                .sorted()
                .toList();
    }

    /** What a deploy has unpaused again, a line each. */
    List<String> undone(UUID deployId) {
        return of(deployId).values().stream()
                .filter(pause -> pause.is(PauseState.UNDONE))
                .map(pause -> "unpaused " + pause.dagId())
                .sorted()
                .toList();
    }

    /** Which deploy holds each DAG of a target that is held. */
    public Map<String, UUID> liveOf(String target) {
        return QuarkusTransaction.joiningExisting()
                .call(() ->
                        list("target = ?1 and state in ?2", target, LIVE).stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                row -> row.dagId,
                                                row -> row.deployId,
                                                (one, other) -> other)));
    }

    /** The DAGs that this deploy's resume has unpaused. */
    List<String> resumed(UUID deployId) {
        return list("deployId = ?1 and resumedAt is not null", deployId).stream()
                .map(row -> row.dagId)
                .sorted()
                .toList();
    }

    /** Writes down what will be paused. */
    void want(UUID deployId, String target, List<Wanted> wanted) {
        for (var one : wanted) {
            var row = findById(new DagPause.Key(deployId, one.dagId()));
            if (row == null) {
                row = new DagPause(deployId, target, one.dagId(), clock.instant());
                persist(row);
            } else if (row.state != PauseState.WANTED) {
                row.wantedAt = clock.instant();
            }
            row.state = PauseState.WANTED;
            row.parkedRuns = DagPause.array(one.parkedRuns());
            row.seenRuns = new String[0];
            row.awaitedRuns = new String[0];
            row.pausedAt = null;
            row.resumedAt = null;
        }
    }

    void paused(UUID deployId, String dagId, Set<String> seenRuns, Instant pausedAt) {
        var row = row(deployId, dagId);
        row.state = PauseState.PAUSED;
        row.seenRuns = DagPause.array(seenRuns);
        row.pausedAt = pausedAt;
    }

    void taken(UUID deployId, String dagId) {
        row(deployId, dagId).state = PauseState.TAKEN;
    }

    void gone(UUID deployId, String dagId) {
        row(deployId, dagId).state = PauseState.GONE;
    }

    /** Writes down that it will be unpaused. */
    void undoing(UUID deployId, String dagId) {
        row(deployId, dagId).state = PauseState.UNDOING;
    }

    void undone(UUID deployId, String dagId, boolean resumed) {
        var row = row(deployId, dagId);
        row.state = PauseState.UNDONE;
        row.resumedAt = resumed ? clock.instant() : null;
    }

    /** These runs must have ended before their DAGs are paused again. */
    void await(UUID deployId, List<Finding> runs) {
        runs.stream()
                .collect(
                        Collectors.groupingBy(
                                Finding::dagId,
                                Collectors.mapping(one -> one.key().runId(), Collectors.toSet())))
                .forEach((dagId, ids) -> row(deployId, dagId).awaitedRuns = DagPause.array(ids));
    }

    private DagPause row(UUID deployId, String dagId) {
        return findByIdOptional(new DagPause.Key(deployId, dagId)).orElseThrow();
    }
}
