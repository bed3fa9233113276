package dev.airlock.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.Version;
import dev.airlock.sandbox.world.ApiClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the operator does over the REST API, and the colleague who approves; refused is as good as
 * broken.
 */
final class Operator {
    private static final String REASON = "reason";

    private final Stage stage;
    private final ApiClient api;
    private final ApiClient approver;
    private final Audience audience;

    Operator(Stage stage, ApiClient api, ApiClient approver, Audience audience) {
        this.stage = stage;
        this.api = api;
        this.approver = approver;
        this.audience = audience;
    }

    /** Orders a deploy of the scenario's target. */
    UUID start(Map<String, Object> with) {
        var order = new LinkedHashMap<>(with);
        order.put("target", stage.target());
        order.putIfAbsent(REASON, stage.scenario().tells());
        return api.start(UUID.randomUUID(), order);
    }

    void approve() {
        decide("approve", "The tag and the restart, as expected");
    }

    void reject() {
        decide("reject", "Not today");
    }

    private void decide(String decision, String comment) {
        JsonNode plan = api.plan(stage.deploy());
        if (plan.path("empty").asBoolean()) {
            return;
        }
        audience.plan(plan);
        audience.does("approver says " + decision);
        approver.decide(stage.deploy(), decision, plan, comment).expect(200);
    }

    void cancel() {
        audience.does("operator cancels");
        api.cancel(stage.deploy(), "It takes too long").expect(200);
    }

    /** Answers the question that is open. */
    void answer(String decision) {
        audience.does("operator answers " + decision);
        api.post(stage.deploy(), "decision", Map.of("decision", decision, "comment", "I looked"))
                .expect(200);
    }

    /** Goes back, within the deploy. */
    void rollBack() {
        audience.does("operator rolls back");
        api.post(stage.deploy(), "rollback", Map.of(REASON, "Searches fail")).expect(200);
    }

    /** Goes back by a deploy of its own. */
    UUID rollBackEnded() {
        audience.does("operator rolls the ended deploy back");
        var deploy =
                api.post(stage.deploy(), "rollback", Map.of(REASON, "Searches fail")).expect(202);
        return UUID.fromString(deploy.path("id").asText());
    }

    void declareIncident() {
        audience.does("operator calls the team");
        api.post(stage.deploy(), "incident", Map.of(REASON, "The site is slow")).expect(200);
    }

    /** {@code continue}, {@code rollback}, or {@code abandon} with what becomes of the DAGs. */
    void resolve(String resolution, Map<String, Object> with) {
        audience.does("operator resolves the incident: " + resolution);
        var body = new LinkedHashMap<String, Object>(with);
        body.put("resolution", resolution);
        body.put(REASON, "Looked into, mended");
        api.post(stage.deploy(), "incident/resolve", body).expect(200);
    }

    /** Decides on the DAGs that were left paused: {@code resume} or {@code forget}. */
    void releasePauses(String dags) {
        audience.does("operator has the DAGs that were left paused: " + dags);
        var body = Map.of("dags", dags, REASON, "Airflow is well");
        api.send("POST", ApiClient.target(stage.target()) + "/pauses/release", body).expect(200);
    }

    /** Says what no system can be asked. */
    void override(String step) {
        audience.does("operator says that it is there: " + step);
        api.post(stage.deploy(), "steps/" + step + "/override", Map.of(REASON, "I looked"))
                .expect(200);
    }

    /** Orders what must not be obeyed. */
    void isRefused(Map<String, Object> order, int status) {
        audience.does("operator orders what is refused");
        var body = new LinkedHashMap<>(order);
        body.put("target", stage.target());
        api.order(UUID.randomUUID(), body).expect(status);
    }

    /** Allows a version that was rolled back. */
    void allow(Version version) {
        audience.does("operator allows the version again");
        api.send(
                        "DELETE",
                        ApiClient.target(stage.target()) + "/refused-versions/" + version,
                        Map.of())
                .expect(200);
    }

    void lock() {
        audience.does("operator locks the target");
        var body = Map.of(REASON, "Maintenance of the database");
        api.send("PUT", ApiClient.target(stage.target()) + "/lock", body).expect(200);
    }

    void unlock() {
        audience.does("operator unlocks the target");
        api.send("DELETE", ApiClient.target(stage.target()) + "/lock", Map.of()).expect(200);
    }
}
