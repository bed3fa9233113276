package dev.airlock.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ToldHealthTest {
    private static final Lane SLACK = new Lane("slack", "catalog", "", new UUID(0, 1));
    private static final Lane HOOK =
            new Lane("webhook", "catalog", "https://a.test", new UUID(0, 1));

    private final Told told = new Told();

    @Test
    void namesWhoCouldNotBeToldAndWhy() {
        told.failed(SLACK, "Slack says invalid_auth");
        told.took(HOOK);

        var answer = new ToldHealth(told).call();

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData()).hasValue(Map.of("catalog slack", "Slack says invalid_auth"));
    }

    @Test
    void isWellAgainOnceTheNextIsTaken() {
        told.failed(HOOK, "away");
        told.took(HOOK);

        assertThat(new ToldHealth(told).call().getStatus()).isEqualTo(Status.UP);
    }
}
