package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;
import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.Service;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.wire.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Stories in which somebody writes to Kafka who may not, or what was written once already. */
final class ForgeryScenarios {
    private static final String FORGER = "mallory";

    private ForgeryScenarios() {}

    static List<Scenario> all() {
        return List.of(forgedApproval(), replayedEvents());
    }

    private static Scenario forgedApproval() {
        return Scenario.of(
                        "forged-approval",
                        "Somebody writes an approval of the open plan to Kafka: refused, and an"
                                + " incident; the operator goes on, and a second"
                                + " person approves",
                        Ending.succeeded().afterAnIncident())
                .arranged(catalogChanges(_ -> {}))
                .upon(PlanProposed.class, ForgeryScenarios::forge)
                .upon(
                        IncidentDeclared.class,
                        stage -> stage.operator().resolve("continue", Map.of()))
                .upon(IncidentResolved.class, stage -> stage.operator().approve())
                .checked(
                        that(
                                "incident called for the forged event, with its place",
                                stage ->
                                        stage.events(IncidentDeclared.class).stream()
                                                .allMatch(ForgeryScenarios::isForgedEvent),
                                stage -> stage.events(IncidentDeclared.class)),
                        same(
                                "one approval counts, the approver's",
                                _ -> List.of("approver"),
                                stage ->
                                        stage.events(PlanApproved.class).stream()
                                                .map(PlanApproved::by)
                                                .toList()),
                        same(
                                "applied once",
                                _ -> 1,
                                stage -> stage.events(ApplyStarted.class).size()));
    }

    private static boolean isForgedEvent(IncidentDeclared incident) {
        return incident.cause() == IncidentCause.FORGED_EVENT
                && incident.evidence().toString().contains("offset");
    }

    private static void forge(Stage stage) {
        var plan = stage.world().operator().plan(stage.deploy());
        var now = Instant.now();
        var envelope =
                new Envelope(
                        UUID.randomUUID(),
                        Service.DEPLOY_API,
                        stage.target(),
                        stage.deploy(),
                        now,
                        Envelope.FIRST_ATTEMPT,
                        null,
                        null);
        var approval =
                new PlanApproved(
                        UUID.fromString(plan.path("planId").asText()),
                        plan.path("planSha256").asText(),
                        FORGER,
                        null,
                        now,
                        now.plus(Duration.ofHours(1)),
                        List.of());
        stage.tell("somebody writes an approval to Kafka");
        stage.world().intrude(EventCodec.encode(new EventMessage(envelope, approval)));
    }

    private static Scenario replayedEvents() {
        return Scenario.succeeds(
                        "replayed-events",
                        "All that was written for the deploy is written again, before the apply"
                                + " and after it: nothing happens twice")
                .arranged(catalogChanges(_ -> {}))
                .upon(DagsHeld.class, ForgeryScenarios::replay)
                .upon(GateClosed.class, ForgeryScenarios::replay)
                .checked(
                        that(
                                "the topic has events twice",
                                stage ->
                                        stage.messages().size()
                                                > stage.messages().stream()
                                                        .map(each -> each.envelope().id())
                                                        .distinct()
                                                        .count(),
                                stage -> stage.messages().size()),
                        same(
                                "applied once",
                                _ -> 1,
                                stage -> stage.events(ApplyStarted.class).size()));
    }

    private static void replay(Stage stage) {
        stage.tell("somebody writes all its events again");
        stage.world().log().records(stage.deploy()).stream()
                .map(ForgeryScenarios::again)
                .forEach(stage.world()::intrude);
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record) {
        return new ProducerRecord<>(
                record.topic(), null, record.key(), record.value(), record.headers());
    }
}
