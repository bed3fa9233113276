package dev.airlock.sandbox.demo;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./airlock demo}, {@code up}, {@code chaos}, and the stand-ins. */
@Command(
        name = "airlock",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ChaosCommand.class,
            StandInsCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // libraries in this process have nothing to say that a watcher wants to read
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
