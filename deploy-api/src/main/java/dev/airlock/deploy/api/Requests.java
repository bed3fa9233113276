package dev.airlock.deploy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.deploy.ledger.Interventions.WayBack;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.Option;
import dev.airlock.event.Version;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests. A field that is not here is refused. */
final class Requests {
    private static final int LONGEST = 1000;

    private Requests() {}

    /**
     * A deploy to be started.
     *
     * @param version absent: whatever is drafted
     * @param soak how long Sentry is watched, instead of the target's own
     * @param startAt not before
     * @param dryRun says what would happen, and writes nothing anywhere
     * @param force waits for DAGs only so long; a right of its own
     * @param outsideWindows begins although the target's windows say that none may now; a right of
     *     its own
     */
    record NewDeploy(
            @NotBlank String target,
            @Schema(implementation = String.class, pattern = Version.PATTERN)
                    @Nullable Version version,
            @NotBlank @Size(max = LONGEST) String reason,
            @Nullable Duration soak,
            @Nullable Instant startAt,
            @Nullable Boolean dryRun,
            @Nullable Boolean force,
            @Nullable Boolean outsideWindows) {
        List<Option> options() {
            var options = new ArrayList<Option>();
            if (Boolean.TRUE.equals(dryRun)) {
                options.add(Option.DRY_RUN);
            }
            if (Boolean.TRUE.equals(force)) {
                options.add(Option.FORCE);
            }
            if (Boolean.TRUE.equals(outsideWindows)) {
                options.add(Option.OUTSIDE_WINDOWS);
            }
            return options;
        }
    }

    /** A decision on the release previewed. */
    record Grant(
            @NotNull GrantDecision decision,
            @Schema(implementation = String.class, pattern = Version.PATTERN) @NotNull
                    Version version,
            @NotBlank String headSha,
            @Size(max = LONGEST) @Nullable String comment) {}

    enum GrantDecision {
        @JsonProperty("grant")
        GRANT,
        @JsonProperty("refuse")
        REFUSE
    }

    /** A decision on the plan proposed. */
    record Approval(
            @NotNull ApprovalDecision decision,
            @NotNull UUID planId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String planSha256,
            @Size(max = LONGEST) @Nullable String comment) {}

    enum ApprovalDecision {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("reject")
        REJECT
    }

    /** An answer to the question that is open. */
    record DecisionBody(
            @NotNull Decision decision, @Size(max = LONGEST) @Nullable String comment) {}

    /**
     * A rollback.
     *
     * @param version absent: the one that was verified last before
     * @param now whether DAGs are not waited for
     */
    record Rollback(
            @NotBlank @Size(max = LONGEST) String reason,
            @Schema(implementation = String.class, pattern = Version.PATTERN)
                    @Nullable Version version,
            @Nullable Boolean now) {
        WayBack way(UUID deployId) {
            return new WayBack(deployId, version, Boolean.TRUE.equals(now), reason);
        }
    }

    /**
     * A way out of an incident.
     *
     * @param dags what becomes of the paused DAGs; with {@code abandon}, and only then
     * @param version with {@code rollback}: what to go back to
     * @param now with {@code rollback}: whether DAGs are not waited for
     */
    record Resolve(
            @NotNull Resolution resolution,
            @Nullable PausedDags dags,
            @NotBlank @Size(max = LONGEST) String reason,
            @Schema(implementation = String.class, pattern = Version.PATTERN)
                    @Nullable Version version,
            @Nullable Boolean now) {
        WayBack way(UUID deployId) {
            return new WayBack(deployId, version, Boolean.TRUE.equals(now), reason);
        }
    }

    /** What becomes of the DAGs that an ended deploy left paused. */
    record ReleasePauses(
            @NotNull PausesAnswer dags, @NotBlank @Size(max = LONGEST) String reason) {}

    /** Why somebody cancels, calls the team, overrides or locks. */
    record Reason(@NotBlank @Size(max = LONGEST) String reason) {}
}
