package dev.airlock.client;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rejects the plan, or the release, that a deploy waits for: the deploy is taken back. */
@Command(name = "reject", description = "Reject the plan, or the release, that a deploy waits for.")
final class RejectCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(paramLabel = "DEPLOY")
    private UUID deploy = new UUID(0, 0);

    @Option(names = "--reason", required = true)
    private String reason = "";

    RejectCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var api = connection.api();
        var question = OpenQuestion.of(api, deploy).orElse(null);
        if (question == null) {
            throw connection.wrong("deploy " + deploy + " waits for no approval");
        }
        var answered = question.answer(api, false, reason);
        connection
                .printed()
                .answer(answered, people -> people.line("rejected " + question.fingerprint()));
        return ExitCode.OK;
    }
}
