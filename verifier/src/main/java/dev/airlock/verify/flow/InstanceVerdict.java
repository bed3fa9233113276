package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.ExpectedVersion;
import dev.airlock.verify.airflow.NewInstance;
import java.util.List;

/** Does the new instance answer, healthy, with the version it should have? Pure. */
sealed interface InstanceVerdict {

    /** Not yet. */
    record Wait() implements InstanceVerdict {}

    /** It does. */
    record Reachable(String version, List<Check> checks) implements InstanceVerdict {}

    /** It answers and is wrong. */
    record Failed(String reason, List<Check> checks) implements InstanceVerdict {}

    /** It does not answer, or is not healthy, long after. */
    record Away(String reason, List<String> evidence) implements InstanceVerdict {}

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

    /** What a reading says of Airflow's health. */
    static CheckResult health(AirflowReading reading) {
        return reading instanceof Answering now && now.healthy()
                ? CheckResult.PASSED
                : CheckResult.INCONCLUSIVE;
    }

    private static InstanceVerdict unseen(AirflowReading reading, NewInstance instance) {
        if (health(reading) != CheckResult.PASSED) {
            return new Away(
                    "Airflow is not healthy: " + reading.detail(),
                    List.of(
                            "at last: " + reading.detail(),
                            instance.evidence().orElseGet(instance::missing)));
        }
        return new Inconclusive(
                "Airflow answers, but nothing shows that it is the new instance: "
                        + instance.missing(),
                List.of(
                        new Check("health", CheckResult.PASSED, "at last: " + reading.detail()),
                        new Check("new-instance", CheckResult.INCONCLUSIVE, instance.missing())));
    }
}
