package dev.airlock.deploy.ledger;

import dev.airlock.deploy.config.Rules;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which version a rollback leaves, and which one it goes back to. */
public final class Back {
    private Back() {}

    /**
     * The version that was verified on the target last before this deploy; if the ledger knew none,
     * that of the newest changelog before.
     */
    public static Optional<Version> target(Progress progress) {
        return progress.last(DeployRequested.class)
                .flatMap(requested -> Optional.ofNullable(requested.deployedVersion()))
                .or(() ->
                        progress.last(ReleasePreviewed.class)
                                .flatMap(
                                        preview -> Optional.ofNullable(preview.previousVersion())));
    }

    /** What people should know who let it go on: how far the way back is open. */
    public static List<String> warnings(Progress progress) {
        return progress
                .last(RollbackPreflighted.class)
                .map(preflight -> Incidents.lines(preflight.doubts()))
                .orElse(List.of())
                .stream()
                .map(doubt -> "a rollback may not be possible: " + doubt)
                .toList();
    }

    /** The version that this deploy brought, or tried to bring. */
    public static @Nullable Version bad(Progress progress) {
        return progress.last(Applied.class)
                .map(Applied::version)
                .or(() -> progress.last(PlanProposed.class).map(PlanProposed::version))
                .orElse(null);
    }

    /**
     * The request to go back.
     *
     * @param of the deploy that is rolled back
     * @param now whether DAGs are not waited for
     */
    public static DeployEvent request(
            UUID of,
            @Nullable Version bad,
            Version version,
            boolean now,
            String by,
            String reason,
            Rules rules) {
        var tag = ImageTag.of(rules.release().imageTagPrefix() + version.value());
        return new RollbackRequested(of, bad, version, tag, now, by, reason);
    }
}
