package dev.airlock.deploy.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.event.DeployState;
import dev.airlock.event.flow.Flow;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Section {@code policy}.
 *
 * @param approvals how many different people must approve a plan
 * @param requesterMayApprove whether who started the deploy may be one of them
 * @param autoApprove whether policy approves every plan that the change contract lets pass
 * @param approvalMaxAge how long an approval is good for
 * @param automaticRollback whether a failed verification, or an apply that failed and changed
 *     something, is rolled back without asking
 * @param rollbackPreflight what becomes of a deploy that could not be rolled back
 * @param held how long DAGs may be held in all, whoever is waited for
 * @param remind after how long a person who is waited for is reminded; then again whenever the wait
 *     has doubled, at least once a day
 * @param windows when deploys may begin
 * @param deadlines how long each state may last
 */
public record Policy(
        int approvals,
        boolean requesterMayApprove,
        boolean autoApprove,
        Duration approvalMaxAge,
        boolean automaticRollback,
        RollbackPreflight rollbackPreflight,
        Duration held,
        Duration remind,
        Windows windows,
        Map<DeployState, Duration> deadlines) {
    private static final Map<DeployState, Duration> DEADLINES =
            Map.of(
                    DeployState.CHECKING, Duration.ofHours(7),
                    DeployState.RELEASING, Duration.ofHours(3),
                    DeployState.PLANNING, Duration.ofHours(1),
                    DeployState.HOLDING, Duration.ofHours(7),
                    DeployState.APPLYING, Duration.ofHours(1),
                    DeployState.VERIFYING, Duration.ofHours(2),
                    DeployState.ROLLING_BACK, Duration.ofHours(1),
                    DeployState.RESTORING, Duration.ofHours(1));

    public Policy {
        if (approvals < 1) {
            throw new IllegalArgumentException("approvals must be positive");
        }
        if (!approvalMaxAge.isPositive()) {
            throw new IllegalArgumentException("approvalMaxAge must be positive");
        }
        if (!held.isPositive()) {
            throw new IllegalArgumentException("held must be positive");
        }
        if (!remind.isPositive()) {
            throw new IllegalArgumentException("remind must be positive");
        }
        deadlines = complete(deadlines);
    }

    @JsonCreator
    static Policy of(
            @JsonProperty("approvals") @Nullable Integer approvals,
            @JsonProperty("requesterMayApprove") @Nullable Boolean requesterMayApprove,
            @JsonProperty("autoApprove") @Nullable Boolean autoApprove,
            @JsonProperty("approvalMaxAge") @Nullable Duration approvalMaxAge,
            @JsonProperty("automaticRollback") @Nullable Boolean automaticRollback,
            @JsonProperty("rollbackPreflight") @Nullable RollbackPreflight rollbackPreflight,
            @JsonProperty("held") @Nullable Duration held,
            @JsonProperty("remind") @Nullable Duration remind,
            @JsonProperty("windows") @Nullable Windows windows,
            @JsonProperty("deadlines") @Nullable Map<String, Duration> deadlines) {
        return new Policy(
                Objects.requireNonNullElse(approvals, 1),
                Objects.requireNonNullElse(requesterMayApprove, false),
                Objects.requireNonNullElse(autoApprove, false),
                Objects.requireNonNullElse(approvalMaxAge, Duration.ofHours(1)),
                Objects.requireNonNullElse(automaticRollback, true),
                Objects.requireNonNullElse(rollbackPreflight, RollbackPreflight.REQUIRE),
                Objects.requireNonNullElse(held, Duration.ofHours(2)),
                Objects.requireNonNullElse(remind, Duration.ofHours(1)),
                Objects.requireNonNullElse(windows, Windows.NONE),
                byState(Objects.requireNonNullElse(deadlines, Map.of())));
    }

    private static Map<DeployState, Duration> byState(Map<String, Duration> named) {
        var deadlines = new EnumMap<DeployState, Duration>(DeployState.class);
        named.forEach((name, deadline) ->
                Arrays.stream(DeployState.values())
                        .filter(state -> Flow.name(state).equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                state -> deadlines.put(state, deadline),
                                () -> {
                                    throw new IllegalArgumentException(
                                            "deadlines." + name + " is not a state");
                                }));
        return deadlines;
    }

    private static Map<DeployState, Duration> complete(Map<DeployState, Duration> given) {
        var deadlines = new EnumMap<>(DEADLINES);
        given.forEach((state, deadline) -> {
            var key = "deadlines." + Flow.name(state);
            if (!Flow.waiting(state).deadline()) {
                throw new IllegalArgumentException(key + ": this state has no deadline");
            }
            if (deadline == null || !deadline.isPositive()) {
                throw new IllegalArgumentException(key + " must be positive");
            }
            deadlines.put(state, deadline);
        });
        return Map.copyOf(deadlines);
    }
}
