package dev.airlock.sandbox.standin.airflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens when Terraform has replaced the service.
 *
 * @param oldAnswers the old instance goes on answering for so long
 * @param down then nobody answers: the proxy says 503
 * @param warming then the new one answers, while its scheduler is not healthy yet
 * @param version the new instance's Airflow version, if it is another one
 * @param comesUp whether it ever does
 * @param oldSignsOff whether the old one can still write that its processes have ended
 */
public record RestartPlan(
        Duration oldAnswers,
        Duration down,
        Duration warming,
        @Nullable String version,
        boolean comesUp,
        boolean oldSignsOff) {

    /** The new instance is there as soon as the old one is asked to go. */
    public static RestartPlan atOnce() {
        return new RestartPlan(Duration.ZERO, Duration.ZERO, Duration.ZERO, null, true, true);
    }

    public RestartPlan oldAnswers(Duration time) {
        return new RestartPlan(time, down, warming, version, comesUp, oldSignsOff);
    }

    public RestartPlan down(Duration time) {
        return new RestartPlan(oldAnswers, time, warming, version, comesUp, oldSignsOff);
    }

    public RestartPlan warming(Duration time) {
        return new RestartPlan(oldAnswers, down, time, version, comesUp, oldSignsOff);
    }

    public RestartPlan version(String newVersion) {
        return new RestartPlan(oldAnswers, down, warming, newVersion, comesUp, oldSignsOff);
    }

    public RestartPlan neverUp() {
        return new RestartPlan(oldAnswers, down, warming, version, false, oldSignsOff);
    }

    public RestartPlan oldIsKilled() {
        return new RestartPlan(oldAnswers, down, warming, version, comesUp, false);
    }
}
