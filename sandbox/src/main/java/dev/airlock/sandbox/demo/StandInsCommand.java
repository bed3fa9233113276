package dev.airlock.sandbox.demo;

import dev.airlock.sandbox.Directories;
import dev.airlock.sandbox.KafkaTopics;
import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.scenario.Scenarios;
import dev.airlock.sandbox.standin.StandInServer;
import dev.airlock.sandbox.world.Outside;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is around the services when they run in containers, but for Kafka and Postgres. */
@Command(
        name = "stand-ins",
        description = "Topics, stand-ins, an infrastructure repository and the configuration.")
final class StandInsCommand implements Callable<Integer> {
    @Option(names = "--kafka", required = true, description = "bootstrap servers")
    private String kafka = "";

    @Option(names = "--uri", required = true, description = "as the services reach the stand-ins")
    private URI uri = URI.create("");

    @Option(names = "--api", required = true, description = "as people reach deploy-api")
    private URI api = URI.create("");

    @Option(names = "--home", required = true, description = "shared with the services; emptied")
    private Path home = Path.of("");

    @Option(names = "--example", required = true, description = "the example configuration")
    private Path example = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        var screen = new Screen(System.out, Ink.ofTerminal());
        KafkaTopics.create(kafka);
        // What an earlier world left there is nobody's.
        Directories.delete(home);
        var scenario = Scenarios.PARKED;
        var target = UpCommand.TARGET;
        try (var outside =
                Outside.start(
                        home,
                        example,
                        "terraform",
                        StandInServer.startAt(uri),
                        List.of(scenario.target(target)))) {
            Play.arrange(outside, target, scenario);
            Addresses.show(screen, outside, api, target);
            Waiting.untilInterrupted(screen);
        }
        return 0;
    }
}
