package dev.airlock.client;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a deploy, and follows it if that is wanted. */
@Command(name = "deploy", description = "Start a deploy of a target.")
final class DeployCommand implements Callable<Integer> {
    @Mixin private final Connection connection;

    @Parameters(paramLabel = "TARGET")
    private String target = "";

    @Option(names = "--reason", required = true, description = "why; people will read it")
    private String reason = "";

    @Option(names = "--version", description = "what is drafted, unless said otherwise")
    private @Nullable String version;

    @Option(names = "--soak", paramLabel = "PT10M", description = "how long Sentry is watched")
    private @Nullable String soak;

    @Option(
            names = "--start-at",
            paramLabel = "TIME",
            description = "not before (ISO 8601, with zone)")
    private @Nullable String startAt;

    @Option(names = "--dry-run", description = "say what would happen, write nothing anywhere")
    private boolean dryRun;

    @Option(names = "--force", description = "wait for runs only so long, then sacrifice them")
    private boolean force;

    @Option(
            names = "--outside-windows",
            description = "begin although the target's windows say that none may now")
    private boolean outsideWindows;

    @Option(
            names = "--idempotency-key",
            paramLabel = "UUID",
            description = "the same key again is the same deploy; a new one unless said otherwise")
    private UUID key = UUID.randomUUID();

    @Option(names = "--follow", description = "show what happens until it has ended")
    private boolean follow;

    DeployCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var api = connection.api();
        var printed = connection.printed();
        try {
            var deploy = api.start(key.toString(), order());
            var id = Printed.text(deploy, "id");
            if (follow) {
                return new Follow(api, printed).untilItHasEnded(id);
            }
            printed.answer(deploy, people -> people.line(id));
            return ExitCode.OK;
        } catch (UncheckedIOException e) {
            if (!follow) {
                connection
                        .printed()
                        .line(
                                "# it may have been accepted: --idempotency-key "
                                        + key
                                        + " asks again");
            }
            throw e;
        }
    }

    private Map<String, Object> order() {
        var order = new HashMap<String, Object>(Map.of("target", target, "reason", reason));
        put(order, "version", version);
        put(order, "soak", soak);
        put(order, "startAt", startAt);
        put(order, "dryRun", dryRun ? true : null);
        put(order, "force", force ? true : null);
        put(order, "outsideWindows", outsideWindows ? true : null);
        return order;
    }

    private static void put(Map<String, Object> order, String field, @Nullable Object value) {
        if (value != null) {
            order.put(field, value);
        }
    }
}
