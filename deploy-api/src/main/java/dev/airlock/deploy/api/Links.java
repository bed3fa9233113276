package dev.airlock.deploy.api;

import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.Views.Link;
import dev.airlock.deploy.ledger.Interventions;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What a caller can do with a deploy where it stands. */
final class Links {
    private final UUID id;
    private final Progress progress;
    private final Predicate<Right> may;
    private final Map<String, Link> links = new LinkedHashMap<>();

    private Links(UUID id, Progress progress, Predicate<Right> may) {
        this.id = id;
        this.progress = progress;
        this.may = may;
    }

    /** By their names; {@code may} tells what the caller's roles allow on its target. */
    static Map<String, Link> of(UUID id, Progress progress, Predicate<Right> may) {
        var links = new Links(id, progress, may);
        links.read();
        links.answer();
        links.steer();
        return links.links;
    }

    private void read() {
        links.put("self", new Link("GET", DeployViews.href(id)));
        get("events");
        get("output");
        get("report");
        if (progress.has(EventType.PLAN_PROPOSED)) {
            get("plan");
        }
    }

    private void answer() {
        if (progress.asksForRelease()) {
            post("grant", Right.GRANT);
        }
        if (progress.asksForPlan()) {
            post("approval", Right.APPROVE);
        }
        for (var step : List.of(Step.BUILD, Step.CHANGELOG)) {
            if (Interventions.waitsFor(step, progress)) {
                post(
                        "override-" + Wire.name(step),
                        "steps/%s/override".formatted(Wire.name(step)),
                        Right.OVERRIDE);
            }
        }
    }

    private void steer() {
        switch (progress.state()) {
            case QUEUED -> post("cancel", Right.CANCEL);
            case CHECKING, RELEASING, AWAITING_APPROVAL, PLANNING, HOLDING -> {
                post("cancel", Right.CANCEL);
                post("incident", Right.CALL_TEAM);
            }
            case APPLYING -> {
                if (!progress.has(EventType.APPLY_INTERRUPT_REQUESTED)) {
                    post("cancel", Right.CANCEL);
                }
                offTheRoad();
            }
            case OUTCOME_UNKNOWN, AWAITING_DECISION -> {
                post("decision", Right.ANSWER);
                offTheRoad();
            }
            case VERIFYING -> offTheRoad();
            case ROLLING_BACK, RESTORING -> post("incident", Right.CALL_TEAM);
            case INCIDENT -> post("resolve", "incident/resolve", Right.RESOLVE);
            case ENDED -> {
                if (progress.last(DeployEnded.class)
                        .filter(ended -> ended.outcome() == Outcome.SUCCEEDED)
                        .filter(_ -> !progress.isDryRun())
                        .isPresent()) {
                    post("rollback", Right.ROLL_BACK);
                }
            }
        }
    }

    private void offTheRoad() {
        if (!progress.isRollback()) {
            post("rollback", Right.ROLL_BACK);
        }
        post("incident", Right.CALL_TEAM);
    }

    private void get(String what) {
        links.put(what, new Link("GET", DeployViews.href(id) + "/" + what));
    }

    private void post(String what, Right right) {
        post(what, what, right);
    }

    private void post(String name, String path, Right right) {
        if (may.test(right)) {
            links.put(name, new Link("POST", DeployViews.href(id) + "/" + path));
        }
    }
}
