package dev.airlock.notify.delivery;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether everybody can be told. It is no reason to take the service out, so it is neither its
 * readiness nor its liveness.
 */
@Wellness
@ApplicationScoped
class ToldHealth implements HealthCheck {
    private final Told told;

    ToldHealth(Told told) {
        this.told = told;
    }

    @Override
    public HealthCheckResponse call() {
        var failing = told.failing();
        var answer = HealthCheckResponse.named("everybody told").status(failing.isEmpty());
        failing.forEach(answer::withData);
        return answer.build();
    }
}
