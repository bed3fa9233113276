package dev.airlock.deploy.console;

import dev.airlock.deploy.api.Views.DeployView;
import java.util.Objects;

/**
 * The first thing to read of a deploy: where it stands.
 *
 * @param tone its colour and icon
 * @param detail what is waited for, or how it went
 */
record Headline(String tone, String title, String detail) {

    static Headline of(DeployView deploy) {
        var waits = deploy.waitsFor();
        var what = waits == null ? "" : waits.what();
        var version = Objects.requireNonNullElse(deploy.version(), "the drafted release");
        var title =
                switch (deploy.state()) {
                    case "queued" -> "Queued";
                    case "checking" -> "Waiting until no DAG runs";
                    case "releasing" -> "Releasing " + version;
                    case "awaiting-approval" ->
                            deploy.links().containsKey("grant")
                                    ? "Waiting for a decision on the release"
                                    : "Waiting for approval of the plan";
                    case "planning" -> "Planning " + version;
                    case "holding" -> "Holding the DAGs for the apply";
                    case "applying" -> "Applying " + version;
                    case "verifying" -> "Verifying what runs now";
                    case "awaiting-decision" -> "Waiting for an answer";
                    case "outcome-unknown" -> "Nobody knows whether the apply happened";
                    case "rolling-back" -> "Rolling back";
                    case "restoring" -> "Taking everything back";
                    case "incident" -> "Incident";
                    default -> ended(deploy, version);
                };
        return new Headline(tone(deploy), title, detail(deploy, what));
    }

    private static String ended(DeployView deploy, String version) {
        var outcome = Objects.requireNonNullElse(deploy.outcome(), "ended");
        return switch (outcome) {
            case "succeeded" -> deploy.dryRun() ? "Dry run is over" : "Deployed " + version;
            case "no-changes" -> "Nothing to deploy";
            default -> Show.words(outcome);
        };
    }

    private static String tone(DeployView deploy) {
        return Show.tone(Objects.requireNonNullElse(deploy.outcome(), deploy.state()));
    }

    private static String detail(DeployView deploy, String what) {
        var because = deploy.endedBecause();
        var incident = deploy.incident();
        if (because != null) {
            return because;
        }
        if (deploy.state().equals("incident") && incident != null) {
            return incident.reason();
        }
        return deploy.state().equals("awaiting-approval") ? "" : what;
    }
}
