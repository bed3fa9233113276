package dev.airlock.watcher.board;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how each Airflow answered last. It is never down for that: an Airflow that does not answer
 * is what the watcher is there to wait for, and other targets need it.
 */
@Readiness
@ApplicationScoped
class AirflowHealth implements HealthCheck {
    private final LastAnswers answers;

    AirflowHealth(LastAnswers answers) {
        this.answers = answers;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("airflow").up();
        answers.all().forEach(response::withData);
        return response.build();
    }
}
