package dev.airlock.client;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to the version that ran before, in a deploy that runs or after one that has ended. */
@Command(name = "rollback", description = "Go back to the version before.")
final class RollbackCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(paramLabel = "DEPLOY")
    private UUID deploy = new UUID(0, 0);

    @Option(names = "--reason", required = true)
    private String reason = "";

    @Option(
            names = "--version",
            description = "the one verified last before, unless said otherwise")
    private @Nullable String version;

    @Option(
            names = "--now",
            description = "do not wait for DAGs: what runs is sacrificed, and named")
    private boolean now;

    @Option(names = "--follow", description = "show what happens until it has ended")
    private boolean follow;

    RollbackCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var api = connection.api();
        var printed = connection.printed();
        var body = new HashMap<String, Object>(Map.of("reason", reason, "now", now));
        if (version != null) {
            body.put("version", version);
        }
        var answer = api.post(Paths.deploy(deploy, "rollback"), body);
        // Of a deploy that has ended it is a deploy of its own.
        var id = answer.path("id").asText(deploy.toString());
        if (follow) {
            return new Follow(api, printed).untilItHasEnded(id);
        }
        printed.answer(answer, people -> people.line(id));
        return ExitCode.OK;
    }
}
