package dev.airlock.deploy.history;

import dev.airlock.deploy.config.TargetRules;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks once a second for states past their deadline and for deploys whose time has come. Deadlines
 * are rows, so a restart forgets none; every replica may look, the target's lock lets one act.
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
        attempt(
                "deadlines",
                () ->
                        QuarkusTransaction.requiringNew()
                                .call(this::overdue)
                                .forEach(late ->
                                        attempt(
                                                "deadline of " + late.deploy(),
                                                () ->
                                                        QuarkusTransaction.requiringNew()
                                                                .run(() ->
                                                                        pass(
                                                                                late.deploy(),
                                                                                late.target())))));
        rules.names()
                .forEach(target ->
                        attempt(
                                "turns of " + target,
                                () ->
                                        QuarkusTransaction.requiringNew()
                                                .run(() -> turns.startNext(target))));
    }

    /** Those of a target that is configured no more wait until it is again. */
    private List<Overdue> overdue() {
        return deploys.overdue(clock.instant()).stream()
                .filter(row -> rules.of(row.target).isPresent())
                .map(row -> new Overdue(row.id, row.target))
                .toList();
    }

    /** What fails for one must not keep the others waiting, nor end the sweep. */
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Log.warnf(e, "Sweep failed, the next comes in a second: what=%s", what);
        }
    }

    private void pass(UUID deploy, String target) {
        targets.lock(target);
        var row = deploys.findById(deploy);
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
        journal.say(
                row,
                row.attempt,
                null,
                List.of(new DeadlinePassed(progress.state(), owner, deadline)));
    }

    private record Overdue(UUID deploy, String target) {}
}
