package dev.airlock.notify.github;

import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.notify.known.News;
import java.util.Optional;

/** Which status an event gives the deployment of its deploy. */
final class Statuses {
    private static final String IN_PROGRESS = "in_progress";

    private Statuses() {}

    /**
     * Absent for what changes nothing of it. It begins with the published release, or where a
     * deploy of its own goes back to one.
     */
    static Optional<DeploymentStatus> of(News news, String tagPrefix) {
        var deploy = news.message().envelope().deployId();
        if (news.known().order().dryRun()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (news.message().event()) {
                    case ReleasePublished published ->
                            new DeploymentStatus(
                                    "queued", "the release is published", published.tag());
                    case RollbackRequested asked when !asked.of().equals(deploy) ->
                            new DeploymentStatus(
                                    IN_PROGRESS,
                                    "goes back to " + asked.version(),
                                    tagPrefix + asked.version());
                    case RollbackRequested asked ->
                            DeploymentStatus.of("failure", "goes back to " + asked.version());
                    case ApplyStarted _ -> DeploymentStatus.of(IN_PROGRESS, "the plan is applied");
                    case IncidentDeclared incident ->
                            DeploymentStatus.of("error", "incident: " + incident.reason());
                    case IncidentResolved resolved ->
                            DeploymentStatus.of(IN_PROGRESS, "resolved: " + resolved.reason());
                    case DeployEnded ended ->
                            ended(ended, news.known().order().isRollbackOfAnother(deploy));
                    default -> null;
                });
    }

    private static DeploymentStatus ended(DeployEnded ended, boolean rollback) {
        return switch (ended.outcome()) {
            case SUCCEEDED -> DeploymentStatus.of(DeploymentStatus.SUCCESS, ended.reason());
            case ROLLED_BACK ->
                    DeploymentStatus.of(
                            rollback ? DeploymentStatus.SUCCESS : "failure", ended.reason());
            case FAILED -> DeploymentStatus.of("failure", ended.reason());
            case CANCELLED, REJECTED, NO_CHANGES ->
                    DeploymentStatus.of(DeploymentStatus.INACTIVE, ended.reason());
        };
    }
}
