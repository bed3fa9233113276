package dev.airlock.watcher.airflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airlock.watcher.airflow.Airflow.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which line of the API answers: the one that did last, or, when it does not, another. */
final class Lines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<ApiLine, AirflowClient> clients;
    private final List<ApiLine> lines;
    private volatile @Nullable ApiLine answering;

    Lines(Map<ApiLine, AirflowClient> clients, List<ApiLine> lines) {
        this.clients = Map.copyOf(clients);
        this.lines = List.copyOf(lines);
    }

    /** Asks, and remembers who answered. */
    Version version() {
        var known = answering;
        var order = new ArrayList<>(lines);
        if (known != null) {
            order.remove(known);
            order.addFirst(known);
        }
        for (var line : order) {
            var version = ask(line);
            if (version.isPresent()) {
                answering = line;
                return new Version(version.get(), line.backfillsObeyPause());
            }
        }
        throw new AirflowFault.Doubt("Airflow tells its version at none of " + paths());
    }

    private List<String> paths() {
        return lines.stream().map(ApiLine::path).toList();
    }

    private Optional<String> ask(ApiLine line) {
        try {
            var body = Calls.guarded("ask for the version", client(line)::version);
            return Optional.ofNullable(JSON.readTree(body).path("version").textValue());
        } catch (AirflowFault.Missing | JsonProcessingException e) {
            // Not this line: its path is unknown here, or a page for people answers.
            return Optional.empty();
        }
    }

    /** The line that answered last; asks if none has. */
    ApiLine current() {
        if (answering == null) {
            version();
        }
        return requireNonNull(answering);
    }

    /** How to call that line. */
    AirflowClient client() {
        return client(current());
    }

    private AirflowClient client(ApiLine line) {
        return requireNonNull(clients.get(line));
    }
}
