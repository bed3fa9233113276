package dev.airlock.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Facts from infra-runner. */
public sealed interface InfraEvent extends DeployEvent {

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
     */
    record PlanProposed(
            UUID planId,
            String planSha256,
            Version version,
            ImageTag tag,
            String digest,
            String baseCommit,
            String bumpCommit,
            String branch,
            List<ResourceChange> changes,
            boolean empty,
            List<String> contract,
            long stateSerial,
            String stateLineage)
            implements InfraEvent {
        public PlanProposed {
            changes = Lists.copy(changes);
            contract = Lists.copy(contract);
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

    /** The pull request with the bump alone is open. */
    record InfraPullRequestOpened(int number, String url, String branch, boolean found)
            implements InfraEvent {}
}
