package dev.airlock.client;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a target's forward deploys wait. */
@Command(name = "lock", description = "Have the deploys of a target wait.")
final class LockCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(paramLabel = "TARGET")
    private String target = "";

    @Option(names = "--reason", required = true)
    private String reason = "";

    LockCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var answer = connection.api().put(Paths.target(target, "lock"), Map.of("reason", reason));
        connection.printed().answer(answer, people -> people.line(target + " is locked"));
        return ExitCode.OK;
    }
}
