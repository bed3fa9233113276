package dev.airlock.sandbox.chaos;

import dev.airlock.sandbox.scenario.Audience;
import dev.airlock.sandbox.scenario.FaultScenarios;
import dev.airlock.sandbox.scenario.FaultScenarios.Fault;
import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Plays deploys and kills something in each of them. Several deploys go on in one world, each on a
 * target of its own, so that what dies for one is missed by the others too.
 */
public final class Chaos {
    private static final int IN_ONE_WORLD = 20;
    private static final int AWAY_AT_MOST_MILLIS = 3_000;

    private final Path root;
    private final Path home;
    private final int atATime;
    private final Consumer<Round> told;

    /**
     * Where and how.
     *
     * @param atATime deploys that go on together
     * @param told of each round, once it is over
     */
    public Chaos(Path root, Path home, int atATime, Consumer<Round> told) {
        this.root = root;
        this.home = home;
        this.atATime = atATime;
        this.told = told;
    }

    /** A fault, and for how long the victim is away. */
    public record Order(Fault fault, Duration away) {}

    /** So many orders; the same seed gives the same ones. */
    public static List<Order> random(int rounds, long seed) {
        var random = new Random(seed);
        var matrix = FaultScenarios.matrix();
        return IntStream.range(0, rounds)
                .mapToObj(_ ->
                        new Order(
                                matrix.get(random.nextInt(matrix.size())),
                                Duration.ofMillis(random.nextInt(AWAY_AT_MOST_MILLIS))))
                .toList();
    }

    /** Kafka or Postgres, gone for so long, so many times; the same seed gives the same ones. */
    public static List<Order> outages(int rounds, long seed, Duration away) {
        var random = new Random(seed);
        var outages = FaultScenarios.outages();
        return IntStream.range(0, rounds)
                .mapToObj(_ -> new Order(outages.get(random.nextInt(outages.size())), away))
                .toList();
    }

    /** Plays all of them; returns what came out, in that order. */
    public List<Round> play(List<Order> orders) {
        var rounds = new ArrayList<Round>();
        for (int from = 0; from < orders.size(); from += IN_ONE_WORLD) {
            rounds.addAll(
                    playInOneWorld(
                            orders.subList(from, Math.min(from + IN_ONE_WORLD, orders.size()))));
        }
        return rounds;
    }

    private List<Round> playInOneWorld(List<Order> orders) {
        var targets =
                IntStream.range(0, orders.size())
                        .mapToObj(i ->
                                FaultScenarios.of(orders.get(i).fault(), orders.get(i).away())
                                        .target(target(i)))
                        .toList();
        try (var world = World.start(root, home, targets);
                var stages = Executors.newFixedThreadPool(atATime, Thread.ofVirtual().factory())) {
            var plays =
                    IntStream.range(0, orders.size())
                            .mapToObj(i ->
                                    CompletableFuture.supplyAsync(
                                            () -> play(world, target(i), orders.get(i)), stages))
                            .toList();
            var rounds = plays.stream().map(CompletableFuture::join).toList();
            if (rounds.stream().allMatch(Round::ok)) {
                world.deleteFilesAtClose();
            }
            return rounds;
        }
    }

    private Round play(World world, String target, Order order) {
        var round = played(world, target, order);
        told.accept(round);
        return round;
    }

    /** One that cannot be played must not hide what became of the others. */
    private static Round played(World world, String target, Order order) {
        var scenario = FaultScenarios.of(order.fault(), order.away());
        try {
            var result = Play.run(world, target, scenario, Audience.NONE);
            return Round.of(order.fault(), result, world.log());
        } catch (RuntimeException e) {
            return Round.broken(order.fault(), e);
        }
    }

    private static String target(int number) {
        return "target-" + number;
    }
}
