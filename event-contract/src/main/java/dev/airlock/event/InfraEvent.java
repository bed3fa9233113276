package dev.airlock.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts from infra-runner. */
public sealed interface InfraEvent extends DeployEvent {

    /**
     * Whether a rollback of this deploy could go somewhere; nothing has been done yet.
     *
     * @param version the one to go back to; absent if nobody knows any
     * @param tag its image's
     */
    record RollbackPreflighted(
            @Nullable Version version, @Nullable ImageTag tag, List<Check> checks)
            implements InfraEvent {
        public RollbackPreflighted {
            checks = Lists.copy(checks);
        }

        /** What speaks against it, or could not be checked. */
        public List<Check> doubts() {
            return checks.stream().filter(check -> check.result() != CheckResult.PASSED).toList();
        }
    }

    /**
     * Bumped, gate opened, planned, gate closed; the contract holds, or the plan is empty. A plan
     * that the contract refuses is {@link StepEvent.StepFailed} of {@link Step#PLAN} instead.
     *
     * @param planSha256 hex SHA-256 of the saved plan file, the plan's identity
     * @param baseCommit the commit of the default branch that the bump stands on
     * @param bumpCommit the commit that was planned
     * @param branch the infra repository's branch that holds the bump
     * @param empty nothing would change
     * @param contract the verdict, one line each
     * @param stateSerial Terraform's, of the state planned against; lineage likewise
     * @param options with {@link Option#DRY_RUN} the plan is destroyed already and was planned with
     *     whatever verdict
     * @param refusals what the contract does not allow; only a dry run's plan is proposed with any
     */
    record PlanProposed(
            UUID planId,
            String planSha256,
            Version version,
            ImageTag tag,
            @Nullable String digest,
            String baseCommit,
            String bumpCommit,
            String branch,
            List<ResourceChange> changes,
            boolean empty,
            List<String> contract,
            long stateSerial,
            String stateLineage,
            List<Option> options,
            List<String> refusals)
            implements InfraEvent {
        public PlanProposed {
            changes = Lists.copy(changes);
            contract = Lists.copy(contract);
            options = Lists.copy(options);
            refusals = Lists.copy(refusals);
        }
    }

    /** infra-runner gives the hold back; the watcher releases it. */
    record HoldReturned(HoldReturnReason why, String detail) implements InfraEvent {}

    /** Stored before Terraform starts: from here on the apply may have happened. */
    record ApplyStarted(UUID planId, String planSha256, Instant startedAt) implements InfraEvent {}

    /**
     * Exactly the approved plan was applied.
     *
     * @param startedAt as in {@link ApplyStarted}: what ran before that is the old instance
     * @param by {@code infra-runner}, or the operator who said so
     */
    record Applied(
            UUID planId,
            Version version,
            ImageTag tag,
            Instant startedAt,
            Instant appliedAt,
            long stateSerial,
            String by)
            implements InfraEvent {}

    /** The apply failed; {@code effect} is {@code unchanged} or {@code changed}. */
    record ApplyFailed(UUID planId, ApplyEffect effect, String reason, List<String> evidence)
            implements InfraEvent {
        public ApplyFailed {
            evidence = Lists.copy(evidence);
        }
    }

    /** Nobody can say whether the apply happened; it is never repeated. */
    record ApplyOutcomeUnknown(UUID planId, String reason, List<String> evidence)
            implements InfraEvent {
        public ApplyOutcomeUnknown {
            evidence = Lists.copy(evidence);
        }
    }

    /** No armed plan is left and the gate reads {@code false} in workspace and branch. */
    record GateClosed(List<String> evidence) implements InfraEvent {
        public GateClosed {
            evidence = Lists.copy(evidence);
        }
    }

    /**
     * The infra repository's deployment workflow has brought a version back.
     *
     * @param workflowRunUrl the run that did it, for people
     * @param startedAt what ran before that is the instance that was left
     */
    record RolledBack(
            Version version,
            ImageTag tag,
            String workflowRunUrl,
            Instant startedAt,
            Instant finishedAt)
            implements InfraEvent {}

    /**
     * The pull request with the bump alone is open.
     *
     * @param reverts the version whose merged bump it takes back; absent: it brings a bump in
     */
    record InfraPullRequestOpened(
            int number, String url, String branch, boolean found, @Nullable Version reverts)
            implements InfraEvent {}

    /** The pull request with the bump of a version that was rolled back is closed. */
    record InfraPullRequestClosed(int number, String url, String branch) implements InfraEvent {}
}
