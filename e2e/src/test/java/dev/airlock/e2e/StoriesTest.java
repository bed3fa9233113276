package dev.airlock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.e2e.Told.Place;
import dev.airlock.sandbox.scenario.Audience;
import dev.airlock.sandbox.scenario.Check.Finding;
import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.scenario.Scenarios;
import dev.airlock.sandbox.standin.Secrets;
import dev.airlock.sandbox.world.World;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario on the real services: one world, a target for each, a few at a time; those that
 * stop a service, afterwards. A story tells what is wrong from the stand-ins, git, Terraform and
 * the topic. {@code -Dstories=force,dry-run} plays these alone.
 */
class StoriesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int AT_A_TIME = 2;

    private static final ExecutorService STAGES =
            Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());
    private static final Map<Scenario, CompletableFuture<Play.Result>> PLAYS =
            new LinkedHashMap<>();
    private static World world;

    private static String target(Scenario scenario) {
        return scenario.name();
    }

    @BeforeAll
    static void begin() {
        var scenarios = Scenarios.all().stream().filter(StoriesTest::isWanted).toList();
        world =
                World.start(
                        ROOT,
                        Path.of("target/world"),
                        scenarios.stream().map(each -> each.target(target(each))).toList());
        var together = scenarios.stream().filter(each -> !each.alone()).toList();
        together.forEach(
                each -> PLAYS.put(each, CompletableFuture.supplyAsync(play(each), STAGES)));
        var before = CompletableFuture.allOf(PLAYS.values().toArray(CompletableFuture[]::new));
        for (var each : scenarios) {
            if (each.alone()) {
                var play =
                        before.handle((_, _) -> each).thenApplyAsync(_ -> play(each).get(), STAGES);
                PLAYS.put(each, play);
                before = play.thenAccept(_ -> {});
            }
        }
    }

    private static boolean isWanted(Scenario scenario) {
        var wanted = System.getProperty("stories", "");
        return wanted.isEmpty() || List.of(wanted.split(",")).contains(scenario.name());
    }

    private static Supplier<Play.Result> play(Scenario scenario) {
        return () -> Play.run(world, target(scenario), scenario, Audience.NONE);
    }

    @AfterAll
    static void end() {
        STAGES.shutdown();
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

    @Test
    void noSecretIsToldByAnyOfThem() {
        var deploys = PLAYS.values().stream().map(each -> each.join().deploy()).toList();
        var secrets = written(world.secrets());
        var found = new TreeSet<String>();
        var read = EnumSet.noneOf(Place.class);

        Told.by(
                world,
                deploys,
                told -> {
                    secrets.forEach((name, secret) -> {
                        if (told.text().contains(secret)) {
                            found.add("%s in %s".formatted(name, told.where()));
                        }
                    });
                    if (deploys.stream().anyMatch(each -> told.text().contains(each.toString()))) {
                        read.add(told.place());
                    }
                });

        assertThat(found).isEmpty();
        assertThat(read).as("where a deploy was found").containsExactly(Place.values());
    }

    /** Secrets, and what those become that are sent as a user's password. */
    private static Map<String, String> written(Map<String, String> secrets) {
        var written = new HashMap<>(secrets);
        for (var user : List.of("x-access-token", Secrets.AIRFLOW_USER)) {
            secrets.forEach((name, secret) ->
                    written.put(
                            "%s of %s".formatted(name, user),
                            Base64.getEncoder()
                                    .encodeToString((user + ":" + secret).getBytes(UTF_8))));
        }
        return written;
    }

    private static List<Finding> wrong(List<Finding> findings) {
        return findings.stream().filter(finding -> !finding.ok()).toList();
    }
}
