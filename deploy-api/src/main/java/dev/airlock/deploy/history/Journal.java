package dev.airlock.deploy.history;

import dev.airlock.deploy.config.Policy;
import dev.airlock.deploy.config.Rules;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.ledger.Ledger;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.report.Markdown;
import dev.airlock.deploy.report.Runbook.Entry;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Service;
import dev.airlock.kit.event.AfterCommit;
import dev.airlock.kit.event.Outbox;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events into a deploy's history and into its progress, and sends what the ledger says upon
 * them, in the caller's transaction and under the target's lock.
 */
@ApplicationScoped
class Journal {
    private final Deploys deploys;
    private final Events events;
    private final Aftermath aftermath;
    private final RefusedVersions refused;
    private final TargetRules rules;
    private final Reports reports;
    private final Clock clock;
    private final Outbox outbox;
    private final AfterCommit afterCommit;
    private final Changes changes;

    Journal(
            Deploys deploys,
            Events events,
            Aftermath aftermath,
            RefusedVersions refused,
            TargetRules rules,
            Reports reports,
            Clock clock,
            Outbox outbox,
            AfterCommit afterCommit,
            Changes changes) {
        this.deploys = deploys;
        this.events = events;
        this.aftermath = aftermath;
        this.refused = refused;
        this.rules = rules;
        this.reports = reports;
        this.clock = clock;
        this.outbox = outbox;
        this.afterCommit = afterCommit;
        this.changes = changes;
    }

    /** Says something itself, under that attempt. */
    void say(DeployRow row, int attempt, @Nullable UUID cause, List<DeployEvent> said) {
        for (var event : said) {
            write(row, outbox.emit(row.target, row.id, attempt, cause, withReport(row, event)));
        }
    }

    /** Writes an event down, and all that follows from it. */
    void write(DeployRow row, EventMessage first) {
        var open = new ArrayDeque<EventMessage>();
        open.add(first);
        while (!open.isEmpty()) {
            var message = open.remove();
            var before = row.progress();
            var folded = Ledger.fold(before, message, rulesFor(row.target, message));
            var event = EventRow.of(message, ++row.lastSeq);
            var now = folded.progress();
            var policy = rules(row.target).policy();
            var remindAt =
                    Reminder.next(row.remindAt, before.since(), now, message, policy.remind());
            row.become(now, deadline(policy, now), remindAt);
            event.fits = folded.fits();
            event.note = folded.note();
            event.state = row.state;
            events.persist(event);
            if (!folded.fits()) {
                Log.warnf(
                        "Event does not fit: deploy=%s type=%s note=%s",
                        row.id, message.type().shortName(), folded.note());
            }
            if (folded.fits()) {
                aftermath.of(row, message.event(), now);
            }
            for (var said : folded.emits()) {
                open.add(
                        outbox.emit(
                                row.target,
                                row.id,
                                now.attempt(),
                                message.envelope().id(),
                                withReport(row, said)));
            }
        }
        // The index of active deploys must see the end of one before the turn of the next.
        deploys.flush();
        afterCommit.run(Changes.class, changes::signal);
    }

    /** The end carries the filled-in runbook, for whoever writes it down elsewhere. */
    private DeployEvent withReport(DeployRow row, DeployEvent said) {
        if (!(said instanceof DeployEnded(var outcome, var reason, var version, _))) {
            return said;
        }
        var history = new ArrayList<>(reports.history(row));
        history.add(new Entry(said, clock.instant(), Service.DEPLOY_API.id()));
        var report = Markdown.of(reports.of(row, history, true));
        return new DeployEnded(outcome, reason, version, report);
    }

    Rules rules(String target) {
        return rules.of(target)
                .orElseThrow(() -> new IllegalStateException("no such target: " + target));
    }

    /** With the versions that are refused. */
    Rules rulesWithRefusals(String target) {
        return rules(target).refusing(refused.versions(target));
    }

    private Rules rulesFor(String target, EventMessage message) {
        return message.event() instanceof ReleasePreviewed
                ? rulesWithRefusals(target)
                : rules(target);
    }

    private static @Nullable Instant deadline(Policy policy, Progress now) {
        if (now.state() == DeployState.ENDED) {
            return null;
        }
        var allowed = policy.deadlines().get(now.state());
        var ofState = allowed == null ? null : now.since().plus(allowed);
        var heldSince = now.heldSince();
        // An incident has the team already.
        if (heldSince == null || now.state() == DeployState.INCIDENT) {
            return ofState;
        }
        var ofHold = heldSince.plus(policy.held());
        return ofState == null || ofHold.isBefore(ofState) ? ofHold : ofState;
    }
}
