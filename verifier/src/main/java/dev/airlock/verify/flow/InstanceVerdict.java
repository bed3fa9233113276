package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.ExpectedVersion;
import dev.airlock.verify.airflow.NewInstance;
import java.util.ArrayList;
import java.util.List;

/** Does the new instance answer, healthy, with the version it should have? Pure. */
sealed interface InstanceVerdict {

    /** Not yet. */
    record Wait() implements InstanceVerdict {}

    /** It does. */
    record Reachable(String version, List<Check> checks) implements InstanceVerdict {}

    /** It answers and is wrong. */
    record Failed(String reason, List<Check> checks) implements InstanceVerdict {}

    /** Nobody can say. */
    record Inconclusive(String reason, List<Check> checks) implements InstanceVerdict {}

    /**
     * Decides.
     *
     * @param overdue the time for it to come up has passed
     */
    static InstanceVerdict of(
            AirflowReading reading,
            NewInstance instance,
            ExpectedVersion expected,
            boolean overdue) {
        var evidence = instance.evidence();
        if (reading instanceof Answering now && now.healthy() && evidence.isPresent()) {
            return seen(now, evidence.get(), expected.check(now.version()));
        }
        return overdue ? unseen(reading, instance) : new Wait();
    }

    private static InstanceVerdict seen(Answering now, String evidence, Check version) {
        var checks =
                List.of(
                        new Check("health", CheckResult.PASSED, now.detail()),
                        version,
                        new Check("new-instance", CheckResult.PASSED, evidence));
        return switch (version.result()) {
            case PASSED, SKIPPED -> new Reachable(now.version(), checks);
            case FAILED -> new Failed(version.evidence(), checks);
            case INCONCLUSIVE -> new Inconclusive(version.evidence(), checks);
        };
    }

    private static InstanceVerdict unseen(AirflowReading reading, NewInstance instance) {
        var healthy = reading instanceof Answering now && now.healthy();
        var checks = new ArrayList<Check>();
        checks.add(
                new Check(
                        "health",
                        healthy ? CheckResult.PASSED : CheckResult.INCONCLUSIVE,
                        "at last: " + reading.detail()));
        checks.add(
                instance.evidence()
                        .map(seen -> new Check("new-instance", CheckResult.PASSED, seen))
                        .orElseGet(() ->
                                new Check(
                                        "new-instance",
                                        CheckResult.INCONCLUSIVE,
                                        instance.missing())));
        var reason =
                healthy
                        ? "Airflow answers, but nothing shows that it is the new instance: "
                                + instance.missing()
                        : "Airflow is not healthy: " + reading.detail();
        return new Inconclusive(reason, List.copyOf(checks));
    }
}
