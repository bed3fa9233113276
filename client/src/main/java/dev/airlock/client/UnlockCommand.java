package dev.airlock.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a target's deploys go on. */
@Command(name = "unlock", description = "Let the deploys of a target go on.")
final class UnlockCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(paramLabel = "TARGET")
    private String target = "";

    UnlockCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var answer = connection.api().delete(Paths.target(target, "lock"));
        connection.printed().answer(answer, people -> people.line(target + " is unlocked"));
        return ExitCode.OK;
    }
}
