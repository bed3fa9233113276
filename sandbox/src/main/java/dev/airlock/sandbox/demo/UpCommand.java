package dev.airlock.sandbox.demo;

import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.scenario.Scenarios;
import dev.airlock.sandbox.world.World;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The same world, left running for whoever wants to try the API. */
@Command(name = "up", description = "Start everything and leave it running, until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    static final String TARGET = "catalog-airflow";

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws InterruptedException {
        var screen = new Screen(System.out, Ink.ofTerminal());
        screen.line("Starting Kafka, Postgres, the stand-ins and six services ...");
        var scenario = Scenarios.PARKED;
        try (var world =
                World.start(place.root(), place.home(), List.of(scenario.target(TARGET)))) {
            Play.arrange(world.outside(), TARGET, scenario);
            Addresses.show(screen, world.outside(), world.api(), TARGET);
            screen.line("  logs        " + world.logs());
            world.deleteFilesAtClose();
            Waiting.untilInterrupted(screen);
        }
        return 0;
    }
}
