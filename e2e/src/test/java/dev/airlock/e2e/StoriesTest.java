package dev.airlock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.scenario.Check.Finding;
import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario on the real services, a target for each. Most are played in one world, a few at a
 * time; those that kill or freeze something, in another beside it, one after the other. A story
 * tells what is wrong from the stand-ins, git, Terraform and the topic. {@code
 * -Dstories=force,dry-run} plays these alone.
 */
class StoriesTest {
    private static final int AT_A_TIME = 2;

    private static final List<Theatre> THEATRES = new ArrayList<>();

    @BeforeAll
    static void begin() {
        open("together", AT_A_TIME, each -> !each.alone());
        open("alone", 1, Scenario::alone);
    }

    private static void open(String name, int atATime, Predicate<Scenario> suited) {
        var scenarios =
                Scenarios.all().stream().filter(StoriesTest::isWanted).filter(suited).toList();
        if (!scenarios.isEmpty()) {
            THEATRES.add(Theatre.open(name, atATime, scenarios));
        }
    }

    private static boolean isWanted(Scenario scenario) {
        var wanted = System.getProperty("stories", "");
        return wanted.isEmpty() || List.of(wanted.split(",")).contains(scenario.name());
    }

    @AfterAll
    static void end() {
        THEATRES.forEach(Theatre::close);
    }

    @TestFactory
    Stream<DynamicTest> stories() {
        return THEATRES.stream()
                .flatMap(theatre -> theatre.plays().entrySet().stream())
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
