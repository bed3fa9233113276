package dev.airlock.e2e.console;

import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.scenario.Scenarios;
import dev.airlock.sandbox.world.TargetSpec;
import dev.airlock.sandbox.world.World;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The targets of one world, a story on each: it is there as when its scenario begins. */
enum Place {
    BUSY("catalog-airflow", named("busy-dag")),
    REJECTED("search-airflow", Scenarios.PARKED),
    CANCELLED("staging-airflow", named("busy-dag")),
    BACK("images-airflow", Scenarios.AT_ONCE),
    ASKED("audio-airflow", named("inconclusive")),
    FORGED("licences-airflow", Scenarios.PARKED);

    /** The DAG that works where a scenario begins with one. */
    static final String WORKS = "flickr_workflow";

    final String target;
    private final Scenario scenario;

    Place(String target, Scenario scenario) {
        this.target = target;
        this.scenario = scenario;
    }

    private static Scenario named(String name) {
        return Scenarios.named(name).orElseThrow().getFirst();
    }

    /** A world of them all. */
    static World world() {
        var world =
                World.start(
                        Path.of("..").toAbsolutePath().normalize(),
                        Path.of("target/console-world"),
                        Arrays.stream(values()).map(Place::spec).toList());
        for (var place : values()) {
            Play.arrange(world.outside(), place.target, place.scenario);
        }
        return world;
    }

    private TargetSpec spec() {
        var spec = scenario.target(target);
        var settings = new HashMap<>(spec.settings());
        if (this == ASKED) {
            settings.put("policy.autoApprove", true);
        }
        return new TargetSpec(target, spec.line(), spec.deployed(), settings);
    }

    /** Ordered over the API, as by a script: the browser comes in later. */
    UUID start(World world, String reason) {
        return world.operator()
                .start(UUID.randomUUID(), Map.of("target", target, "reason", reason));
    }
}
