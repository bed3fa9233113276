package dev.airlock.deploy.api;

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

/** What can be done with a deploy where it stands. */
final class Links {
    private Links() {}

    static Map<String, Link> of(UUID id, Progress progress) {
        var links = new LinkedHashMap<String, Link>();
        links.put("self", new Link("GET", DeployViews.href(id)));
        get(links, id, "events");
        get(links, id, "output");
        get(links, id, "report");
        if (progress.has(EventType.PLAN_PROPOSED)) {
            get(links, id, "plan");
        }
        if (progress.asksForRelease()) {
            post(links, id, "grant");
        }
        if (progress.asksForPlan()) {
            post(links, id, "approval");
        }
        for (var step : List.of(Step.BUILD, Step.CHANGELOG)) {
            if (Interventions.waitsFor(step, progress)) {
                links.put(
                        "override-" + Wire.name(step),
                        new Link(
                                "POST",
                                "%s/steps/%s/override"
                                        .formatted(DeployViews.href(id), Wire.name(step))));
            }
        }
        switch (progress.state()) {
            case QUEUED -> post(links, id, "cancel");
            case CHECKING, RELEASING, AWAITING_APPROVAL, PLANNING, HOLDING -> {
                post(links, id, "cancel");
                post(links, id, "incident");
            }
            case APPLYING -> {
                if (!progress.has(EventType.APPLY_INTERRUPT_REQUESTED)) {
                    post(links, id, "cancel");
                }
                offTheRoad(links, id, progress);
            }
            case OUTCOME_UNKNOWN, AWAITING_DECISION -> {
                post(links, id, "decision");
                offTheRoad(links, id, progress);
            }
            case VERIFYING -> offTheRoad(links, id, progress);
            case ROLLING_BACK, RESTORING -> post(links, id, "incident");
            case INCIDENT ->
                    links.put(
                            "resolve",
                            new Link("POST", DeployViews.href(id) + "/incident/resolve"));
            case ENDED -> {
                if (progress.last(DeployEnded.class)
                        .filter(ended -> ended.outcome() == Outcome.SUCCEEDED)
                        .filter(_ -> !progress.isDryRun())
                        .isPresent()) {
                    post(links, id, "rollback");
                }
            }
        }
        return links;
    }

    private static void offTheRoad(Map<String, Link> links, UUID id, Progress progress) {
        if (!progress.isRollback()) {
            post(links, id, "rollback");
        }
        post(links, id, "incident");
    }

    private static void get(Map<String, Link> links, UUID id, String what) {
        links.put(what, new Link("GET", DeployViews.href(id) + "/" + what));
    }

    private static void post(Map<String, Link> links, UUID id, String what) {
        links.put(what, new Link("POST", DeployViews.href(id) + "/" + what));
    }
}
