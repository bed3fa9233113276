package dev.airlock.deploy.history;

import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.ledger.Incidents;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.event.Topics;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.event.Forgery;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes every event into the ledger, those of older attempts too; its own are there already. */
@ApplicationScoped
class LedgerHandler implements EventHandler {
    private final TargetRules rules;
    private final Targets targets;
    private final Deploys deploys;
    private final Journal journal;
    private final Turns turns;

    LedgerHandler(
            TargetRules rules, Targets targets, Deploys deploys, Journal journal, Turns turns) {
        this.rules = rules;
        this.targets = targets;
        this.deploys = deploys;
        this.journal = journal;
        this.turns = turns;
    }

    @Override
    public boolean acceptsStale() {
        return true;
    }

    @Override
    public void on(EventMessage message) {
        var envelope = message.envelope();
        if (envelope.source() == Service.DEPLOY_API) {
            return;
        }
        if (rules.of(envelope.target()).isEmpty()) {
            Log.warnf("Event of an unknown target: target=%s", envelope.target());
            return;
        }
        targets.lock(envelope.target());
        var row = deploys.findById(envelope.deployId());
        if (row == null || !row.target.equals(envelope.target())) {
            Log.warnf(
                    "Event of an unknown deploy: type=%s deploy=%s",
                    message.type().shortName(), envelope.deployId());
            return;
        }
        journal.write(row, message);
        if (row.hasEnded()) {
            turns.startNext(row.target);
        }
    }

    /** The target's active deploy becomes an incident; with none, the notifier tells the team. */
    @Override
    public void onForged(Forgery forgery) {
        var target = target(forgery).filter(each -> rules.of(each).isPresent());
        if (target.isEmpty()) {
            return;
        }
        targets.lock(target.get());
        deploys.active(target.get())
                .filter(row -> row.progress().state() != DeployState.INCIDENT)
                .ifPresent(row ->
                        journal.say(
                                row,
                                row.attempt + 1,
                                null,
                                List.of(
                                        Incidents.forged(
                                                forgery.reason(),
                                                forgery.place(),
                                                row.progress()))));
    }

    private Optional<String> target(Forgery forgery) {
        return forgery.topic().equals(Topics.OUTPUT)
                ? deploys.named(forgery.key()).map(row -> row.target)
                : Optional.of(forgery.key());
    }
}
