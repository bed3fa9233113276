package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person, or policy in their place, decided off the straight road; from deploy-api. */
public sealed interface OperatorEvent extends DeployEvent {

    /**
     * A person has dealt with an incident.
     *
     * @param state where the deploy stands again; absent if {@code resolution} leads elsewhere
     * @param again the steps whose owners probe and repeat them, under the new attempt
     * @param dags what becomes of the paused DAGs, upon {@link Resolution#ABANDON}
     */
    record IncidentResolved(
            Resolution resolution,
            @Nullable DeployState state,
            List<Step> again,
            @Nullable PausedDags dags,
            String by,
            String reason)
            implements OperatorEvent {
        public IncidentResolved {
            again = Lists.copy(again);
        }
    }

    /** The ways out of an incident. */
    enum Resolution {
        /** Go on with what was missing last. */
        @JsonProperty("continue")
        CONTINUE,

        /** Go back to the version before. */
        @JsonProperty("rollback")
        ROLLBACK,

        /** End it as it is. */
        @JsonProperty("abandon")
        ABANDON
    }

    /** What becomes of DAGs that a deploy has paused. */
    enum PausedDags {
        /** They are unpaused. */
        @JsonProperty("resume")
        RESUME,

        /** They stay paused, on record, and block the next deploy until a person releases them. */
        @JsonProperty("leave")
        LEAVE
    }

    /**
     * A person's answer to the question that was open.
     *
     * @param evidence what the person had beside the question
     */
    record DecisionTaken(
            Question question,
            Decision decision,
            String by,
            @Nullable String comment,
            List<String> evidence)
            implements OperatorEvent {
        public DecisionTaken {
            evidence = Lists.copy(evidence);
        }
    }

    /** What only a person can answer. */
    enum Question {
        /** Is what answers the new instance, and well? */
        @JsonProperty("instance")
        INSTANCE,

        /** Was it quiet enough over the soak? */
        @JsonProperty("soak")
        SOAK,

        /** An apply failed, or was interrupted, and changed something: what now? */
        @JsonProperty("changed-apply")
        CHANGED_APPLY,

        /** Did the apply happen? */
        @JsonProperty("outcome")
        OUTCOME
    }

    /** A person's answer. */
    enum Decision {
        /** To {@link Question#INSTANCE} and {@link Question#SOAK}: it is well. */
        @JsonProperty("accept")
        ACCEPT,

        /** To {@link Question#CHANGED_APPLY}: what runs now is verified as if it had succeeded. */
        @JsonProperty("continue")
        CONTINUE,

        /** To {@link Question#OUTCOME}: it happened. */
        @JsonProperty("applied")
        APPLIED,

        /** To {@link Question#OUTCOME}: it changed nothing. */
        @JsonProperty("not-applied")
        NOT_APPLIED,

        /** Go back to the version before; {@link RollbackRequested} follows. */
        @JsonProperty("rollback")
        ROLLBACK,

        /** Call the team; {@link LedgerEvent.IncidentDeclared} follows. */
        @JsonProperty("incident")
        INCIDENT
    }

    /**
     * The version before is to run again, by the infra repository's deployment workflow.
     *
     * @param of the deploy that is rolled back: this one, or an ended one
     * @param badVersion what is left behind, if anybody knows; refused from then on
     * @param version what to go back to
     * @param tag its image's
     * @param now whether DAGs are not waited for
     */
    record RollbackRequested(
            UUID of,
            @Nullable Version badVersion,
            Version version,
            ImageTag tag,
            boolean now,
            String by,
            String reason)
            implements OperatorEvent {}

    /** Terraform is to be interrupted, once; what it did is awaited. */
    record ApplyInterruptRequested(String by, String reason) implements OperatorEvent {}

    /**
     * A person saw what no system can be asked.
     *
     * @param step {@link Step#BUILD}: the image is built and tagged; {@link Step#CHANGELOG}: the
     *     changelog pull request is approved
     */
    record StepOverridden(Step step, String by, String reason) implements OperatorEvent {}

    /**
     * A person has decided on the DAGs that an ended deploy left paused.
     *
     * @param dags what becomes of them: unpaused, or forgotten as they are
     */
    record PausesReleased(PausesAnswer dags, String by, String reason) implements OperatorEvent {}

    /** What becomes of pauses that were left. */
    enum PausesAnswer {
        /** The DAGs are unpaused. */
        @JsonProperty("resume")
        RESUME,

        /** The DAGs stay as they are, and are nobody's any more. */
        @JsonProperty("forget")
        FORGET
    }
}
