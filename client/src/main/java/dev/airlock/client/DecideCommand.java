package dev.airlock.client;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers the question that is open; {@code status} names the answers that it takes. */
@Command(name = "decide", description = "Answer the question that a deploy asks.")
final class DecideCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(index = "0", paramLabel = "DEPLOY")
    private UUID deploy = new UUID(0, 0);

    @Parameters(index = "1", paramLabel = "ANSWER")
    private String answer = "";

    @Option(names = "--reason", required = true)
    private String reason = "";

    DecideCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var path = Paths.deploy(deploy, "decision");
        var answered = connection.api().post(path, Map.of("decision", answer, "comment", reason));
        connection.printed().answer(answered, people -> people.line("answered: " + answer));
        return ExitCode.OK;
    }
}
