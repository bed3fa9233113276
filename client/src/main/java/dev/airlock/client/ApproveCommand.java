package dev.airlock.client;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves exactly what was seen: a person is shown it and says yes, a script names it. */
@Command(
        name = "approve",
        description = "Approve the plan, or the release, that a deploy waits for.")
final class ApproveCommand implements Callable<Integer> {
    private static final int SHORTEST = 12;

    @Mixin private final Connection connection;

    @Parameters(paramLabel = "DEPLOY")
    private UUID deploy = new UUID(0, 0);

    @Option(
            names = "--only",
            paramLabel = "SHA",
            description =
                    "the plan's SHA-256, or the release's commit, or its first 12 digits: nothing else"
                            + " is approved, and nobody is asked")
    private @Nullable String only;

    @Option(names = "--comment")
    private @Nullable String comment;

    ApproveCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var api = connection.api();
        var printed = connection.printed();
        var question = OpenQuestion.of(api, deploy).orElse(null);
        if (question == null) {
            throw connection.wrong("deploy " + deploy + " waits for no approval");
        }
        if (only == null) {
            question.show(printed);
            if (!isSure()) {
                printed.line("not approved");
                return ExitCode.REFUSED;
            }
        } else if (only.length() < SHORTEST || !question.fingerprint().startsWith(only)) {
            throw connection.wrong("--only: what waits for approval is " + question.fingerprint());
        }
        var answered = question.answer(api, true, comment);
        printed.answer(answered, people -> people.line("approved " + question.fingerprint()));
        return ExitCode.OK;
    }

    private boolean isSure() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw connection.wrong("--only: names what is approved where nobody can be asked");
        }
        return "yes".equals(console.readLine("Approve exactly this? (yes) "));
    }
}
