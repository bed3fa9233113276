package dev.airlock.e2e;

import dev.airlock.sandbox.scenario.Audience;
import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.world.World;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A world with a target for each scenario, and the scenarios being played in it. */
final class Theatre implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final World world;
    private final ExecutorService stages;
    private final Map<Scenario, CompletableFuture<Play.Result>> plays = new LinkedHashMap<>();

    private Theatre(World world, int atATime) {
        this.world = world;
        stages = Executors.newFixedThreadPool(atATime, Thread.ofVirtual().factory());
    }

    /** So many scenarios are played at a time, each on the target of its name. */
    static Theatre open(String name, int atATime, List<Scenario> scenarios) {
        var targets = scenarios.stream().map(each -> each.target(each.name())).toList();
        var theatre =
                new Theatre(World.start(ROOT, Path.of("target/world", name), targets), atATime);
        scenarios.forEach(theatre::play);
        return theatre;
    }

    private void play(Scenario scenario) {
        plays.put(
                scenario,
                CompletableFuture.supplyAsync(
                        () -> Play.run(world, scenario.name(), scenario, Audience.NONE), stages));
    }

    Map<Scenario, CompletableFuture<Play.Result>> plays() {
        return plays;
    }

    @Override
    public void close() {
        stages.shutdown();
        world.close();
    }
}
