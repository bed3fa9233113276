package dev.airlock.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.deploy.history.RefusedVersions.RefusedVersion;
import dev.airlock.deploy.report.Runbook.StepView;
import dev.airlock.event.ImageTag;
import dev.airlock.event.ResourceChange;
import dev.airlock.event.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the API shows; deliberately not what the ledger stores. */
public final class Views {
    private Views() {}

    /** Where to go on: a method and an address. */
    public record Link(String method, String href) {}

    /** One deploy in a list. */
    public record DeployLine(
            UUID id,
            String target,
            String state,
            @Nullable String outcome,
            @Nullable String version,
            String reason,
            String requestedBy,
            Instant createdAt,
            Instant since,
            Link self) {}

    /** A page of deploys, the newest first. */
    public record DeployPage(List<DeployLine> deploys, @Nullable UUID nextCursor) {}

    /** Who is waited for, for what, and how long at most. */
    public record WaitsFor(String who, String what, @Nullable Instant until) {}

    /** Something still to be done, or done, after the deploy. */
    public record Paperwork(String item, String state, List<String> evidence) {}

    /**
     * The question that is open.
     *
     * @param answers those that may be given
     */
    public record QuestionView(
            String question, String reason, List<String> evidence, List<String> answers) {}

    /**
     * Why the team was called.
     *
     * @param resolutions how it can end; none once it has
     */
    public record IncidentView(
            String cause,
            String reason,
            List<String> evidence,
            List<String> paused,
            List<String> resolutions) {}

    /** Where a deploy stands. */
    public record DeployView(
            UUID id,
            String target,
            String state,
            @Nullable String outcome,
            @Nullable String endedBecause,
            @Nullable String version,
            String reason,
            String requestedBy,
            Instant createdAt,
            Instant since,
            @Nullable Instant startAt,
            int attempt,
            @Nullable WaitsFor waitsFor,
            List<String> approvedBy,
            List<StepView> steps,
            List<Paperwork> paperwork,
            boolean dryRun,
            boolean force,
            @Nullable UUID rollbackOf,
            List<String> paused,
            List<String> warnings,
            @Nullable QuestionView question,
            @Nullable IncidentView incident,
            Map<String, Link> links) {}

    /**
     * One event of the timeline.
     *
     * @param type in kebab case: {@code dags-cleared}
     * @param fits false: it came when nobody expected it, {@code note} says why
     * @param state where the deploy stood afterwards
     */
    public record EventView(
            long seq,
            UUID id,
            String type,
            String source,
            int attempt,
            Instant time,
            String state,
            boolean fits,
            @Nullable String note,
            @Schema(type = SchemaType.OBJECT) JsonNode data) {}

    /** The plan proposed last. */
    public record PlanView(
            UUID planId,
            String planSha256,
            boolean open,
            List<String> approvedBy,
            @Schema(implementation = String.class) Version version,
            @Schema(implementation = String.class) ImageTag tag,
            @Nullable String digest,
            String baseCommit,
            String bumpCommit,
            String branch,
            boolean empty,
            List<ResourceChange> changes,
            List<String> contract,
            List<String> refusals) {}

    /** Why a target's deploys wait. */
    public record LockView(String reason, @Nullable String by, @Nullable Instant since) {}

    /**
     * A target, its configuration as far as people decide by it, and what happens there.
     *
     * @param closed why its windows let no deploy begin now, and until when
     */
    public record TargetView(
            String name,
            @Nullable LockView lock,
            @Nullable String deployedVersion,
            List<String> pausesLeft,
            @Nullable UUID pausesLeftBy,
            List<RefusedVersion> refusedVersions,
            String publish,
            int approvals,
            boolean requesterMayApprove,
            boolean autoApprove,
            Duration soak,
            int tolerance,
            @Nullable String closed,
            @Nullable UUID active,
            List<UUID> queued,
            Map<String, Link> links) {}
}
