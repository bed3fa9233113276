package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.awaitState;
import static dev.airlock.deploy.api.Api.get;
import static dev.airlock.deploy.api.Api.start;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ForgedEventTest {
    private static final String TARGET = "forged";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void anEventFromWhoMayNotEmitItMakesTheActiveDeployAnIncident() {
        var deploy = start(TARGET);
        awaitState(deploy, "checking");

        try (var others = new Participants(brokers)) {
            others.tellAs(Service.NOTIFIER, TARGET, deploy, 1, Samples.of(EventType.DAGS_CLEARED));
            awaitState(deploy, "incident");
        }

        get(deploy, "/events")
                .body("type", hasItem("incident-declared"))
                .body("type", not(hasItem("dags-cleared")));
    }
}
