package dev.airlock.client;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a deploy back; an apply in flight is interrupted, once. */
@Command(name = "cancel", description = "Take a deploy back, or interrupt its apply.")
final class CancelCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(paramLabel = "DEPLOY")
    private UUID deploy = new UUID(0, 0);

    @Option(names = "--reason", required = true)
    private String reason = "";

    CancelCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var answer =
                connection.api().post(Paths.deploy(deploy, "cancel"), Map.of("reason", reason));
        connection.printed().answer(answer, people -> people.line("is being cancelled"));
        return ExitCode.OK;
    }
}
