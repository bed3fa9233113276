package dev.airlock.deploy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.event.Version;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
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
     */
    record NewDeploy(
            @NotBlank String target,
            @Schema(implementation = String.class, pattern = Version.PATTERN)
                    @Nullable Version version,
            @NotBlank @Size(max = LONGEST) String reason,
            @Nullable Duration soak,
            @Nullable Instant startAt) {}

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

    /** Why somebody cancels or locks. */
    record Reason(@NotBlank @Size(max = LONGEST) String reason) {}
}
