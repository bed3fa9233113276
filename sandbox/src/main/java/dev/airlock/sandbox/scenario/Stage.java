package dev.airlock.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Version;
import dev.airlock.sandbox.standin.Universe;
import dev.airlock.sandbox.standin.airflow.Airflow;
import dev.airlock.sandbox.world.InfraRepository;
import dev.airlock.sandbox.world.World;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a scenario is played: one target of a world, and one deploy of it. */
public final class Stage {
    public static final Version DEPLOYED = Version.of("2023.07.03.17.52.00");
    public static final Version DRAFTED = Version.of("2023.07.17.16.05.00");

    private final World world;
    private final String target;
    private final Scenario scenario;
    private final Audience audience;
    private @Nullable UUID deploy;
    private @Nullable SortedSet<String> pausedBefore;

    Stage(World world, String target, Scenario scenario, Audience audience) {
        this.world = world;
        this.target = target;
        this.scenario = scenario;
        this.audience = audience;
    }

    World world() {
        return world;
    }

    String target() {
        return target;
    }

    Scenario scenario() {
        return scenario;
    }

    Universe universe() {
        return world.universe(target);
    }

    Airflow airflow() {
        return universe().airflow();
    }

    InfraRepository infra() {
        return world.infra(target);
    }

    UUID deploy() {
        if (deploy == null) {
            throw new IllegalStateException("not started");
        }
        return deploy;
    }

    /** The DAGs that somebody had paused before the deploy. */
    SortedSet<String> pausedBefore() {
        if (pausedBefore == null) {
            throw new IllegalStateException("not started");
        }
        return pausedBefore;
    }

    /** From now on it is this deploy. */
    void begins(UUID id, SortedSet<String> paused) {
        deploy = id;
        pausedBefore = paused;
        audience.started(id);
    }

    /** The deploy's events of that kind, from the topic. */
    <E extends DeployEvent> List<E> events(Class<E> kind) {
        return world.log().events(deploy(), kind);
    }

    void approve() {
        decide("approve", "The tag and the restart, as expected");
    }

    void reject() {
        decide("reject", "Not today");
    }

    void cancel() {
        audience.does("operator cancels");
        world.operator().cancel(deploy(), "It takes too long").expect(200);
    }

    private void decide(String decision, String comment) {
        JsonNode plan = world.operator().plan(deploy());
        if (plan.path("empty").asBoolean()) {
            return;
        }
        audience.plan(plan);
        audience.does("operator says " + decision);
        world.operator().decide(deploy(), decision, plan, comment).expect(200);
    }
}
