package dev.airlock.client;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a deploy's timeline until it has ended. */
@Command(name = "follow", description = "Show what happens in a deploy until it has ended.")
final class FollowCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(paramLabel = "DEPLOY")
    private UUID deploy = new UUID(0, 0);

    FollowCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        return new Follow(connection.api(), connection.printed())
                .untilItHasEnded(deploy.toString());
    }
}
