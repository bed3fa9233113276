package dev.airlock.sandbox.demo;

import dev.airlock.sandbox.scenario.Audience;
import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.scenario.Scenario;
import dev.airlock.sandbox.scenario.Scenarios;
import dev.airlock.sandbox.world.TargetSpec;
import dev.airlock.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a scenario before one's eyes; ends with 0 only if it came out as it must. */
@Command(name = "demo", description = "Watch a whole deployment happen on this machine.")
final class DemoCommand implements Callable<Integer> {
    private static final String AT_ONCE = "at-once";

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = Scenarios.STRAIGHT_ROAD,
            description = "which one; ${DEFAULT-VALUE} unless said otherwise")
    private String scenario = Scenarios.STRAIGHT_ROAD;

    @Option(names = "--list-scenarios", description = "their names, one a line")
    private boolean list;

    @Option(names = "--keep", description = "leave everything up afterwards, until Ctrl-C")
    private boolean keep;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            Scenarios.names().forEach(System.out::println);
            return 0;
        }
        var parts =
                Scenarios.named(scenario)
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "no such scenario: %s; they are %s"
                                                .formatted(scenario, Scenarios.names())));
        var screen = new Screen(System.out, Ink.ofTerminal());
        boolean ok;
        try (var world = start(screen, parts, place)) {
            ok = play(screen, world, parts);
            if (ok) {
                world.deleteFilesAtClose();
            } else {
                screen.line("The services' logs: " + world.logs());
            }
            if (keep) {
                var target = target(parts, parts.getFirst());
                Addresses.show(screen, world.outside(), world.api(), target);
                Waiting.untilInterrupted(screen);
            }
        }
        return ok ? 0 : 1;
    }

    private static World start(Screen screen, List<Scenario> parts, Place place) {
        var targets = new ArrayList<TargetSpec>();
        parts.forEach(part -> targets.add(part.target(target(parts, part))));
        targets.add(Scenarios.AT_ONCE.target(AT_ONCE));
        var began = Instant.now();
        screen.line("Starting Kafka, Postgres, the stand-ins and six services ...");
        var world = World.start(place.root(), place.home(), targets);
        screen.line(
                "Ready after %s; the API is at %s"
                        .formatted(
                                Words.seconds(Duration.between(began, Instant.now())),
                                world.api()));
        return world;
    }

    private static String target(List<Scenario> parts, Scenario part) {
        return parts.size() == 1 ? "catalog-airflow" : part.name();
    }

    private static boolean play(Screen screen, World world, List<Scenario> parts) {
        var ok = true;
        for (var part : parts) {
            screen.title(part.name(), part.tells());
            var result = Play.run(world, target(parts, part), part, screen);
            screen.findings(result.findings());
            if (result.ok() && part.isStraight()) {
                showTimes(screen, Times.of(world.log(), result.deploy()));
            }
            ok &= result.ok();
        }
        if (ok && parts.getFirst().name().equals(Scenarios.STRAIGHT_ROAD)) {
            ok = measure(screen, world);
        }
        screen.verdict(ok, ok ? "As it must be: every check holds." : "Not as it must be.");
        return ok;
    }

    private static void showTimes(Screen screen, Times times) {
        screen.heading("Time");
        screen.line("  %8s  from request to end".formatted(Words.seconds(times.total())));
        screen.line(
                "  %8s  inside git, just and Terraform".formatted(Words.seconds(times.tools())));
        screen.line("  %8s  settle intervals".formatted(Words.seconds(times.settling())));
    }

    /** A second deploy, in a world that answers at once: what is left is Airlock's own time. */
    private static boolean measure(Screen screen, World world) {
        var result = Play.run(world, AT_ONCE, Scenarios.AT_ONCE, Audience.NONE);
        if (!result.ok()) {
            screen.title(AT_ONCE, Scenarios.AT_ONCE.tells());
            screen.findings(result.findings());
            return false;
        }
        var times = Times.of(world.log(), result.deploy());
        screen.heading("Time that Airlock itself adds, measured where everything answers at once");
        screen.line("  %5d ms  from request to end".formatted(times.total().toMillis()));
        screen.line("- %5d ms  inside git, just and Terraform".formatted(times.tools().toMillis()));
        screen.line("- %5d ms  settle intervals".formatted(times.settling().toMillis()));
        screen.line("= %5d ms  Airlock".formatted(times.own().toMillis()));
        return true;
    }
}
