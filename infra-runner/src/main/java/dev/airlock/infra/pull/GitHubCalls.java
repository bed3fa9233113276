package dev.airlock.infra.pull;

import dev.airlock.infra.config.InfraConfig;
import dev.airlock.kit.http.RateLimit;
import dev.airlock.kit.http.Reads;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How GitHub is called: each call with a timeout; what may pass by itself is unavailable. */
public final class GitHubCalls {
    private static final int NOT_FOUND = 404;

    private GitHubCalls() {}

    /** A client of the configured API. */
    public static <T> T client(InfraConfig config, Class<T> type) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.pullRequest().api())
                .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(type);
    }

    /** The header that says who calls. */
    public static String authorization(InfraConfig config) {
        return "Bearer " + config.token().reveal();
    }

    /** Makes a call that changes nothing. */
    public static <T> T read(Supplier<T> call) throws StepUnavailable, StepFailure {
        return ask(() -> Reads.again(call));
    }

    /** The same, of what may not be there. */
    public static <T> Optional<T> find(Supplier<T> call) throws StepUnavailable, StepFailure {
        return read(() -> {
            try {
                return Optional.of(call.get());
            } catch (WebApplicationException e) {
                if (e.getResponse().getStatus() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Makes the call. */
    public static <T> T ask(Supplier<T> call) throws StepUnavailable, StepFailure {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            var limit = RateLimit.of(status, e.getResponse()::getHeaderString, Instant.now());
            if (limit.isPresent()) {
                throw new StepUnavailable("GitHub limits its calls", e, limit.get());
            }
            if (!Reads.isAnswer(status)) {
                throw new StepUnavailable("GitHub answered " + status, e);
            }
            throw new StepFailure("GitHub answered " + status, true, List.of());
        } catch (ProcessingException e) {
            throw new StepUnavailable("GitHub cannot be reached", e);
        }
    }
}
