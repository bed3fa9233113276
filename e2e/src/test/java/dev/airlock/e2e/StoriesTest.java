package dev.airlock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.scenario.Audience;
import dev.airlock.sandbox.scenario.Check.Finding;
import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.scenario.Scenarios;
import dev.airlock.sandbox.world.World;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario on the real services: one world, a target for each, a few at a time. A story tells
 * what is wrong from the stand-ins, git, Terraform and the topic.
 */
class StoriesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int AT_A_TIME = 3;

    private static final Map<Scenario, CompletableFuture<Play.Result>> PLAYS =
            new LinkedHashMap<>();
    private static World world;

    private static String target(Scenario scenario) {
        return scenario.name();
    }

    @BeforeAll
    static void begin() {
        var scenarios = Scenarios.all();
        world =
                World.start(
                        ROOT,
                        Path.of("target/world"),
                        scenarios.stream().map(each -> each.target(target(each))).toList());
        var stages = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());
        scenarios.forEach(each ->
                PLAYS.put(
                        each,
                        CompletableFuture.supplyAsync(
                                () -> Play.run(world, target(each), each, Audience.NONE), stages)));
        stages.shutdown();
    }

    @AfterAll
    static void end() {
        if (world != null) {
            world.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> stories() {
        return PLAYS.entrySet().stream()
                .map(play ->
                        DynamicTest.dynamicTest(
                                play.getKey().name(),
                                () -> {
                                    var findings = play.getValue().join().findings();
                                    assertThat(findings).isNotEmpty();
                                    assertThat(wrong(findings)).as(play.getKey().tells()).isEmpty();
                                }));
    }

    private static List<Finding> wrong(List<Finding> findings) {
        return findings.stream().filter(finding -> !finding.ok()).toList();
    }
}
