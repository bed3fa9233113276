package dev.airlock.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which server, and as whom. A token is never an argument: other users of a machine can read those.
 */
final class Connection {
    private static final String HERE = "http://127.0.0.1:8080";
    private static final String URL = "AIRLOCK_URL";
    private static final String TOKEN = "AIRLOCK_TOKEN";
    private static final String TOKEN_FILE = "AIRLOCK_TOKEN_FILE";

    private final Map<String, String> environment;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "Airlock's address; AIRLOCK_URL or http://127.0.0.1:8080 unless said otherwise")
    private @Nullable URI server;

    @Option(names = "--json", description = "print what the server answers, as JSON")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    Connection(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    Api api() {
        var named = server == null ? URI.create(environment.getOrDefault(URL, HERE)) : server;
        if (named.getHost() == null) {
            throw wrong("--server: is not an address: " + named);
        }
        return new Api(URI.create(named.toString().replaceAll("/+$", "")), token());
    }

    Printed printed() {
        return new Printed(spec.commandLine().getOut(), json);
    }

    /** A command line that cannot be obeyed. */
    ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private String token() {
        var token = environment.get(TOKEN);
        if (token != null && !token.isBlank()) {
            return token.strip();
        }
        var file = environment.get(TOKEN_FILE);
        if (file == null || file.isBlank()) {
            throw wrong("no token: set %s, or %s".formatted(TOKEN, TOKEN_FILE));
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw wrong("%s: cannot be read: %s".formatted(TOKEN_FILE, file));
        }
    }
}
