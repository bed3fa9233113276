package dev.airlock.deploy.history;

import dev.airlock.deploy.config.TargetRules;
import dev.airlock.event.LedgerEvent;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.Service;
import dev.airlock.event.flow.Flow;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks once a second for states past their deadline, for people to remind and for deploys whose
 * time has come. Deadlines are rows, so a restart forgets none; every replica may look, the
 * target's lock lets one act.
 */
@ApplicationScoped
class Sweep {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final TargetRules rules;
    private final Targets targets;
    private final Deploys deploys;
    private final Journal journal;
    private final Turns turns;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("sweep").unstarted(this::run);

    Sweep(
            TargetRules rules,
            Targets targets,
            Deploys deploys,
            Journal journal,
            Turns turns,
            Clock clock) {
        this.rules = rules;
        this.targets = targets;
        this.deploys = deploys;
        this.journal = journal;
        this.turns = turns;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(Duration.ofSeconds(5));
    }

    private void run() {
        try {
            while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void sweep() {
        each("deadline", deploys::overdue, this::pass);
        each("reminder", deploys::waitingLong, this::remind);
        rules.names()
                .forEach(target ->
                        attempt(
                                "turns of " + target,
                                () ->
                                        QuarkusTransaction.requiringNew()
                                                .run(() -> turns.startNext(target))));
    }

    private void each(
            String what, Function<Instant, List<DeployRow>> late, Consumer<DeployRow> action) {
        attempt(
                what,
                () ->
                        QuarkusTransaction.requiringNew()
                                .call(() -> of(late))
                                .forEach(due ->
                                        attempt(
                                                what + " of " + due.deploy(),
                                                () ->
                                                        QuarkusTransaction.requiringNew()
                                                                .run(() -> act(due, action)))));
    }

    /** Those of a target that is configured no more wait until it is again. */
    private List<Due> of(Function<Instant, List<DeployRow>> late) {
        return late.apply(clock.instant()).stream()
                .filter(row -> rules.of(row.target).isPresent())
                .map(row -> new Due(row.id, row.target))
                .toList();
    }

    private void act(Due due, Consumer<DeployRow> action) {
        targets.lock(due.target());
        action.accept(deploys.findById(due.deploy()));
    }

    /** What fails for one must not keep the others waiting, nor end the sweep. */
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Log.warnf(e, "Sweep failed, the next comes in a second: what=%s", what);
        }
    }

    private void pass(DeployRow row) {
        var deadline = row.deadline;
        if (deadline == null || deadline.isAfter(clock.instant())) {
            return;
        }
        var progress = row.progress();
        var waiting = Flow.waiting(progress.state());
        var owner =
                waiting.owners().stream()
                        .filter(service -> !progress.undone().containsKey(service))
                        .findFirst()
                        .orElse(Service.DEPLOY_API);
        Log.warnf("Deadline passed: deploy=%s state=%s", row.id, row.state);
        say(row, new DeadlinePassed(progress.state(), owner, deadline));
    }

    private void remind(DeployRow row) {
        var remindAt = row.remindAt;
        if (remindAt == null || remindAt.isAfter(clock.instant())) {
            return;
        }
        var progress = row.progress();
        say(row, new StillWaiting(progress.state(), progress.since()));
    }

    private void say(DeployRow row, LedgerEvent event) {
        journal.say(row, row.attempt, null, List.of(event));
    }

    private record Due(UUID deploy, String target) {}
}
