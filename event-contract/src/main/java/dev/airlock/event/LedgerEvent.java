package dev.airlock.event;

import dev.airlock.event.OperatorEvent.PausedDags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts from deploy-api, the ledger. */
public sealed interface LedgerEvent extends DeployEvent {

    /**
     * Accepted by REST; waits for its target's turn.
     *
     * @param version absent: whatever is drafted
     * @param by the name of the caller's token
     * @param soak instead of the target's own
     * @param startAt not before
     * @param rollbackOf the ended deploy that this one rolls back; its own version is then the one
     *     to go back to
     */
    record DeployQueued(
            @Nullable Version version,
            String reason,
            String by,
            @Nullable Duration soak,
            @Nullable Instant startAt,
            List<Option> options,
            @Nullable UUID rollbackOf)
            implements LedgerEvent {
        public DeployQueued {
            options = Lists.copy(options);
        }
    }

    /**
     * It is this deploy's turn.
     *
     * @param deployedVersion last verified, else the configured seed, else absent: unknown
     */
    record DeployRequested(
            @Nullable Version version,
            @Nullable Version deployedVersion,
            String reason,
            String by,
            @Nullable Duration soak,
            List<Option> options)
            implements LedgerEvent {
        public DeployRequested {
            options = Lists.copy(options);
        }
    }

    /**
     * The previewed release may be published.
     *
     * @param headSha the commit it may be published at, and no other
     * @param soak how long the verifier watches afterwards
     * @param tolerance how many new Sentry issues are accepted
     * @param by a caller's name, or {@code policy}
     */
    record ReleaseGranted(
            Version version,
            String headSha,
            Duration soak,
            int tolerance,
            String by,
            @Nullable String comment,
            List<Option> options)
            implements LedgerEvent {
        public ReleaseGranted {
            options = Lists.copy(options);
        }
    }

    /** The previewed release is not to be published. */
    record ReleaseRefused(Version version, String by, String reason) implements LedgerEvent {}

    /**
     * Exactly this plan may be applied.
     *
     * @param expiresAt the approval's maximum age; an apply must have started before
     */
    record PlanApproved(
            UUID planId,
            String planSha256,
            String by,
            @Nullable String comment,
            Instant approvedAt,
            Instant expiresAt,
            List<Option> options)
            implements LedgerEvent {
        public PlanApproved {
            options = Lists.copy(options);
        }
    }

    /** This plan is not to be applied. */
    record PlanRejected(UUID planId, String planSha256, String by, @Nullable String comment)
            implements LedgerEvent {}

    /**
     * Everybody takes back what they did, under the new attempt.
     *
     * @param outcome how the deploy will end
     * @param participants the fixed list; each answers one {@link StepEvent.WorkUndone}
     * @param dags what becomes of the paused DAGs whatever the apply did; absent: infra-runner's
     *     answer says whether they may be resumed
     */
    record DeployAborting(
            Outcome outcome,
            String reason,
            String by,
            List<Service> participants,
            @Nullable PausedDags dags)
            implements LedgerEvent {
        public DeployAborting {
            participants = Lists.copy(participants);
        }
    }

    /**
     * It is over.
     *
     * @param version what runs now, if this deploy changed it
     * @param report the filled-in runbook, Markdown
     */
    record DeployEnded(
            Outcome outcome, String reason, @Nullable Version version, @Nullable String report)
            implements LedgerEvent {}

    /** A state lasted longer than it may. */
    record DeadlinePassed(DeployState state, Service owner, Instant deadline)
            implements LedgerEvent {}

    /**
     * A reminder: a person is waited for all this time.
     *
     * @param since when the state was entered
     */
    record StillWaiting(DeployState state, Instant since) implements LedgerEvent {}

    /**
     * Something needs the team. Everybody finishes the effect in flight and starts none.
     *
     * @param evidence what was seen, one line each
     * @param paused the DAGs this deploy has paused and keeps paused
     */
    record IncidentDeclared(
            IncidentCause cause,
            String reason,
            List<String> evidence,
            List<String> paused,
            String by)
            implements LedgerEvent {
        public IncidentDeclared {
            evidence = Lists.copy(evidence);
            paused = Lists.copy(paused);
        }
    }
}
