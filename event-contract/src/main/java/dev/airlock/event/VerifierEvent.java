package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Facts from verifier. */
public sealed interface VerifierEvent extends DeployEvent {

    /** What a verification is about. */
    enum Subject {
        /** The new version. */
        @JsonProperty("forward")
        FORWARD,

        /** The version gone back to. */
        @JsonProperty("rollback")
        ROLLBACK
    }

    /** Which part of a verification it is. */
    enum Phase {
        /** Does the new instance answer, healthy, with the right version? */
        @JsonProperty("instance")
        INSTANCE,

        /** Is it quiet in Sentry over the soak? */
        @JsonProperty("soak")
        SOAK
    }

    /**
     * The new instance answers, healthy, with the version it should have.
     *
     * @param by {@code verifier}, or the operator who accepted it
     */
    record AirflowReachable(String url, String airflowVersion, List<Check> checks, String by)
            implements VerifierEvent {
        public AirflowReachable {
            checks = Lists.copy(checks);
        }
    }

    /** Every check held over the soak. */
    record Verified(Subject of, List<Check> checks, String by) implements VerifierEvent {
        public Verified {
            checks = Lists.copy(checks);
        }
    }

    /**
     * What answers while nobody knows whether an apply happened: evidence for a person, no verdict.
     */
    record VersionObserved(List<Check> checks) implements VerifierEvent {
        public VersionObserved {
            checks = Lists.copy(checks);
        }
    }

    /** A check failed. */
    record VerificationFailed(Phase phase, String reason, List<Check> checks)
            implements VerifierEvent {
        public VerificationFailed {
            checks = Lists.copy(checks);
        }
    }

    /** A check could not be answered; a person decides. */
    record VerificationInconclusive(Phase of, String reason, List<Check> checks)
            implements VerifierEvent {
        public VerificationInconclusive {
            checks = Lists.copy(checks);
        }
    }
}
