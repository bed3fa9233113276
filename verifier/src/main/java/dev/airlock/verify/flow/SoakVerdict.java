package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.VerifierEvent;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import java.util.List;
import java.util.Optional;

/** What the checks at the end of the soak come to. Pure. */
final class SoakVerdict {
    private SoakVerdict() {}

    /** Airflow's health at the end; who does not answer is not known to be ill. */
    static Check health(AirflowReading reading) {
        var result =
                reading instanceof Answering now
                        ? now.healthy() ? CheckResult.PASSED : CheckResult.FAILED
                        : CheckResult.INCONCLUSIVE;
        return new Check("health", result, "after the soak: " + reading.detail());
    }

    /** A failed check outweighs one without an answer. */
    static VerifierEvent of(Subject of, List<Check> checks) {
        var failed = first(checks, CheckResult.FAILED);
        if (failed.isPresent()) {
            return new VerificationFailed(Phase.SOAK, failed.get(), checks);
        }
        return first(checks, CheckResult.INCONCLUSIVE)
                .<VerifierEvent>map(
                        reason -> new VerificationInconclusive(Phase.SOAK, reason, checks))
                .orElseGet(() -> new Verified(of, checks, "verifier"));
    }

    private static Optional<String> first(List<Check> checks, CheckResult result) {
        return checks.stream()
                .filter(check -> check.result() == result)
                .map(check -> check.name() + ": " + check.evidence())
                .findFirst();
    }
}
