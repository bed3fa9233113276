package dev.airlock.sandbox.demo;

import dev.airlock.event.EventType;
import dev.airlock.sandbox.chaos.Chaos;
import dev.airlock.sandbox.chaos.Chaos.Order;
import dev.airlock.sandbox.chaos.MatrixDocument;
import dev.airlock.sandbox.chaos.Round;
import dev.airlock.sandbox.scenario.FaultScenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kills what takes part in deploys, and looks what becomes of them. */
@Command(name = "chaos", description = "Kill services, Kafka, Postgres, Terraform during deploys.")
final class ChaosCommand implements Callable<Integer> {
    private static final int AT_A_TIME = 2;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "deploys, each with a random kill; ${DEFAULT-VALUE} unless said otherwise")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "which random kills; another one each time unless said otherwise")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--matrix",
            description =
                    "instead: each kill of the fault matrix, once; writes docs/fault-matrix.md")
    private boolean matrix;

    @Option(
            names = "--away",
            paramLabel = "TIME",
            description = "only Kafka and Postgres, and each time gone for so long: PT2M")
    private Optional<Duration> away = Optional.empty();

    @Mixin private Place place = new Place();

    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Integer call() throws IOException {
        return matrix ? matrix() : random(seed.orElseGet(System::nanoTime));
    }

    private int matrix() throws IOException {
        var orders =
                FaultScenarios.matrix().stream()
                        .map(fault -> new Order(fault, Duration.ZERO))
                        .toList();
        var played = chaos(1).play(orders);
        Files.writeString(place.root().resolve("docs/fault-matrix.md"), MatrixDocument.of(played));
        return summary(played) == 0 && played.stream().allMatch(Round::met) ? 0 : 1;
    }

    private int random(long seed) {
        System.out.printf("%d rounds, seed %d%n", rounds, seed);
        // What is away is away for every deploy: none waits for the outage of another.
        return away.map(time -> summary(chaos(1).play(Chaos.outages(rounds, seed, time))))
                .orElseGet(() -> summary(chaos(AT_A_TIME).play(Chaos.random(rounds, seed))));
    }

    private Chaos chaos(int atATime) {
        return new Chaos(place.root(), place.home(), atATime, this::show);
    }

    private void show(Round round) {
        System.out.printf(
                "%4d  %-10s  resumed %-7s  %s  %s%n",
                number.incrementAndGet(),
                MatrixDocument.outcome(round),
                MatrixDocument.seconds(round),
                "%s killed upon %s"
                        .formatted(
                                round.fault().victim().id(),
                                EventType.of(round.fault().upon()).shortName()),
                MatrixDocument.checks(round));
    }

    private static int summary(List<Round> played) {
        var resumed = played.stream().flatMap(each -> each.resumed().stream()).sorted().toList();
        var ended = played.stream().filter(each -> each.outcome().isPresent()).count();
        var violated = played.stream().filter(each -> !each.ok()).count();
        System.out.printf(
                "%n%d deploys, %d kills, %d ended, time to resume p50 %s, p95 %s, violations: %d%n",
                played.size(),
                played.stream().filter(Round::met).count(),
                ended,
                percentile(resumed, 50),
                percentile(resumed, 95),
                violated);
        return violated == 0 ? 0 : 1;
    }

    /** The nearest rank. */
    private static String percentile(List<Duration> sorted, int percent) {
        if (sorted.isEmpty()) {
            return "-";
        }
        var rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return MatrixDocument.seconds(sorted.get(rank - 1));
    }
}
