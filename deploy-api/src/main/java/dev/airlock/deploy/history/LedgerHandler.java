package dev.airlock.deploy.history;

import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.ledger.Incidents;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.kit.event.EventHandler;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

    /** The target's active deploy becomes an incident; with none, the log must do. */
    @Override
    public void onForged(String target, String reason) {
        if (rules.of(target).isEmpty()) {
            return;
        }
        targets.lock(target);
        deploys.active(target)
                .filter(row -> row.progress().state() != DeployState.INCIDENT)
                .ifPresent(row ->
                        journal.say(
                                row,
                                row.attempt + 1,
                                null,
                                List.of(Incidents.forged(reason, row.progress()))));
    }
}
