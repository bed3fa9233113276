package dev.airlock.deploy.ledger;

import dev.airlock.deploy.config.Policy;
import dev.airlock.deploy.config.Publish;
import dev.airlock.deploy.config.ReleaseRules;
import dev.airlock.deploy.config.RollbackPreflight;
import dev.airlock.deploy.config.Rules;
import dev.airlock.deploy.config.VerifyRules;
import dev.airlock.deploy.config.Windows;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.flow.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A deploy in memory: folds what it is told, and what the ledger says upon it. */
final class Course {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("0195f6a0-0000-7000-8000-0000000000dd");

    final List<EventMessage> history = new ArrayList<>();
    final List<Folded> folds = new ArrayList<>();
    Rules rules;
    Progress progress = Progress.begin(NOON);
    private int seconds;

    Course(Publish publish) {
        this(publish, policy(false));
    }

    /** One approval, no automatic rollback. */
    static Policy policy(boolean autoApprove) {
        return policy(autoApprove, false, RollbackPreflight.REQUIRE);
    }

    private static Policy policy(boolean autoApprove, boolean back, RollbackPreflight preflight) {
        return new Policy(
                1,
                true,
                autoApprove,
                Duration.ofHours(1),
                back,
                preflight,
                Duration.ofHours(2),
                Duration.ofHours(1),
                Windows.NONE,
                Map.of());
    }

    /** Goes back by itself. */
    Course rollingBack() {
        return by(policy(false, true, RollbackPreflight.REQUIRE));
    }

    /** Is only warned where there is no way back. */
    Course warned() {
        return by(policy(false, false, RollbackPreflight.WARN));
    }

    private Course by(Policy policy) {
        rules = new Rules(policy, rules.release(), rules.verify(), rules.refused());
        return this;
    }

    Course(Publish publish, Policy policy) {
        rules =
                new Rules(
                        policy,
                        new ReleaseRules(publish, "rel-", null),
                        new VerifyRules(Duration.ofMinutes(10), 2),
                        Set.of());
    }

    /** By its first emitter, under the attempt that is current. */
    Course tell(DeployEvent... events) {
        for (var event : events) {
            tell(event, EventType.of(event).emitters().iterator().next(), progress.attempt());
        }
        return this;
    }

    Course tell(DeployEvent event, Service source, int attempt) {
        var open = new ArrayDeque<EventMessage>();
        open.add(message(event, source, attempt));
        while (!open.isEmpty()) {
            var message = open.remove();
            var folded = Ledger.fold(progress, message, rules);
            history.add(message);
            folds.add(folded);
            progress = folded.progress();
            folded.emits()
                    .forEach(emitted ->
                            open.add(message(emitted, Service.DEPLOY_API, progress.attempt())));
        }
        return this;
    }

    Course obey(Answer answer) {
        progress = answer.progress();
        answer.emits().forEach(event -> tell(event, Service.DEPLOY_API, answer.attempt()));
        return this;
    }

    Course undoneByAll(ApplyEffect effect) {
        for (var service : Flow.PARTICIPANTS) {
            var apply = service == Service.INFRA_RUNNER ? effect : null;
            tell(
                    new WorkUndone(service, List.of(), List.of(), apply, progress.paused()),
                    service,
                    progress.attempt());
        }
        return this;
    }

    Commands commands(String by) {
        return new Commands(progress, by, rules, NOON);
    }

    List<EventType> emitted() {
        return folds.stream().flatMap(f -> f.emits().stream()).map(EventType::of).toList();
    }

    private EventMessage message(DeployEvent event, Service source, int attempt) {
        var time = NOON.plusSeconds(seconds++);
        return new EventMessage(
                new Envelope(
                        new UUID(seconds, attempt),
                        source,
                        "catalog-airflow",
                        ID,
                        time,
                        attempt,
                        null,
                        null),
                event);
    }
}
