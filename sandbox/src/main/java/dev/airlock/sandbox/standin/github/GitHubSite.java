package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What holds for each call: who asks, whether the repository is there for them, the rate limit. */
final class GitHubSite implements Site {
    private static final int LIMIT = 5_000;
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final Timeline timeline;
    private final Map<String, String> logins;
    private final Function<String, Optional<Repository>> repositories;
    private final Routes routes = new Routes();
    private final Map<Identity, Integer> used = new HashMap<>();

    GitHubSite(
            Timeline timeline,
            String root,
            Map<String, String> logins,
            Function<String, Optional<Repository>> repositories,
            BiConsumer<Repository, Release> published) {
        this.timeline = timeline;
        this.logins = Map.copyOf(logins);
        this.repositories = repositories;
        var bodies = new Bodies(root);
        var pullBodies = new PullBodies(bodies);
        var paging = new Paging(root);
        new ReleaseRoutes(this, bodies, paging, published).add(routes);
        new PullRoutes(this, bodies, pullBodies, paging).add(routes);
        new ReviewRoutes(this, pullBodies, paging).add(routes);
        new CodeRoutes(this, bodies, paging).add(routes);
        new ActionRoutes(this, bodies, paging).add(routes);
        new DeploymentRoutes(this, new DeploymentBodies(bodies), paging).add(routes);
    }

    /** Answers for a repository that the caller may see. */
    Function<Request, Answer> seeing(BiFunction<Call, Request, Answer> handler) {
        return request -> {
            var identity = identity(request);
            if (identity.isEmpty()) {
                return message(Answer.UNAUTHORIZED, "Bad credentials");
            }
            return repositories
                    .apply(request.parameter("owner") + "/" + request.parameter("repo"))
                    .filter(repository -> repository.maySee(identity.get()))
                    .map(found -> handler.apply(new Call(found, identity.get()), request))
                    .orElseGet(GitHubSite::notFound);
        };
    }

    /** Answers for a repository that the caller may push to. */
    Function<Request, Answer> pushing(BiFunction<Call, Request, Answer> handler) {
        return seeing((call, request) -> {
            if (call.identity().anonymous()) {
                return message(Answer.UNAUTHORIZED, "Requires authentication");
            }
            return call.pushes()
                    ? handler.apply(call, request)
                    : message(Answer.FORBIDDEN, "Resource not accessible by personal access token");
        });
    }

    /** Who asks for which repository. */
    record Call(Repository repository, Identity identity) {
        boolean pushes() {
            return repository.mayPush(identity);
        }
    }

    private Optional<Identity> identity(Request request) {
        var token = request.authorization("Bearer").or(() -> request.authorization("token"));
        if (token.isEmpty()) {
            return Optional.of(new Identity(Optional.empty()));
        }
        return Optional.ofNullable(logins.get(token.get()))
                .map(login -> new Identity(Optional.of(login)));
    }

    static Answer message(int status, String message) {
        return Answer.json(
                status,
                Json.object(
                        "message", message,
                        "documentation_url", DOCUMENTATION,
                        "status", String.valueOf(status)));
    }

    static Answer notFound() {
        return message(Answer.NOT_FOUND, "Not Found");
    }

    /** The validation of a field has failed. */
    static Answer invalid(String resource, String field, String code) {
        return failed(Map.of("resource", resource, "field", field, "code", code));
    }

    static Answer failed(Map<String, String> error) {
        return Answer.json(
                Answer.UNPROCESSABLE,
                Json.object(
                        "message",
                        "Validation Failed",
                        "errors",
                        List.of(error),
                        "documentation_url",
                        DOCUMENTATION,
                        "status",
                        String.valueOf(Answer.UNPROCESSABLE)));
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer finish(Request request, Answer answer) {
        var identity = identity(request).orElse(new Identity(Optional.empty()));
        var calls = used.merge(identity, 1, Integer::sum);
        var limit = identity.anonymous() ? 60 : LIMIT;
        var reset = timeline.now().plus(Duration.ofHours(1)).getEpochSecond();
        return answer.header("X-RateLimit-Limit", String.valueOf(limit))
                .header("X-RateLimit-Used", String.valueOf(calls))
                .header("X-RateLimit-Remaining", String.valueOf(Math.max(0, limit - calls)))
                .header("X-RateLimit-Reset", String.valueOf(reset))
                .header("X-RateLimit-Resource", "core");
    }

    @Override
    public Answer unknownPath(Request request) {
        return notFound();
    }

    @Override
    public Answer wrongMethod(Request request) {
        return notFound();
    }
}
