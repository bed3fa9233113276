package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.ExpectedVersion;
import dev.airlock.verify.airflow.NewInstance;
import dev.airlock.verify.airflow.SchedulerJobs;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
import dev.airlock.verify.flow.VerifyTargets.Target;
import java.util.List;
import java.util.Objects;

/** One look at what runs, beside what is known of the change. */
record InstanceLook(AirflowReading reading, NewInstance instance, ExpectedVersion expected) {

    /** Asks for the schedulers as well; the change has begun. */
    static InstanceLook of(Target target, Verification known, AirflowReading reading) {
        return new InstanceLook(
                reading,
                new NewInstance(
                        Objects.requireNonNull(known.applyStartedAt),
                        known.outage(),
                        schedulers(target, reading)),
                new ExpectedVersion(
                        known.airflowBefore,
                        known.airflowUpgrade,
                        known.airflowPinKnown,
                        known.rollback));
    }

    private static SchedulerJobs schedulers(Target target, AirflowReading reading) {
        if (!(reading instanceof Answering now)) {
            return new Untold("Airflow does not answer");
        }
        return now.hasJobs()
                ? target.airflow().schedulers()
                : new Untold("Airflow 2 has no such endpoint");
    }

    InstanceVerdict verdict(boolean overdue) {
        return InstanceVerdict.of(reading, instance, expected, overdue);
    }

    /** All that a person may want to see, without a verdict. */
    VersionObserved observed() {
        return new VersionObserved(
                List.of(
                        new Check("health", InstanceVerdict.health(reading), reading.detail()),
                        version(),
                        instance.evidence()
                                .map(seen -> new Check("new-instance", CheckResult.PASSED, seen))
                                .orElseGet(() ->
                                        new Check(
                                                "new-instance",
                                                CheckResult.INCONCLUSIVE,
                                                instance.missing()))));
    }

    private Check version() {
        return reading instanceof Answering now
                ? expected.check(now.version())
                : new Check("version", CheckResult.INCONCLUSIVE, reading.detail());
    }
}
