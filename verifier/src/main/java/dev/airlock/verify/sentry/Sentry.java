package dev.airlock.verify.sentry;

import static java.util.Objects.requireNonNullElse;

import dev.airlock.kit.http.Reads;
import dev.airlock.verify.sentry.SentryClient.IssueView;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A project's unresolved issues in Sentry. */
public final class Sentry {
    private static final String UNRESOLVED = "is:unresolved";
    private static final int MOST_PAGES = 50;

    private final SentryConfig config;
    private final SentryClient client;

    private Sentry(SentryConfig config, SentryClient client) {
        this.config = config;
        this.client = client;
    }

    /** A Sentry that can be asked; nothing is called yet. */
    public static Sentry open(SentryConfig config, Duration timeout) {
        return new Sentry(
                config,
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .build(SentryClient.class));
    }

    /** Every unresolved issue. */
    public List<Issue> unresolved() throws SentryUnavailable {
        return unresolvedSince(Instant.EPOCH);
    }

    /** Every unresolved issue with an event since then; older ones may be among them. */
    public List<Issue> unresolvedSince(Instant since) throws SentryUnavailable {
        try {
            return read("Bearer " + config.token().reveal(), since);
        } catch (WebApplicationException e) {
            throw new SentryUnavailable("Sentry answers HTTP " + e.getResponse().getStatus());
        } catch (ProcessingException e) {
            throw new SentryUnavailable("Sentry does not answer (%s)".formatted(kind(e)));
        } catch (IllegalStateException e) {
            // The secret is missing; the message names its reference.
            throw new SentryUnavailable(String.valueOf(e.getMessage()));
        }
    }

    private List<Issue> read(String authorization, Instant since) throws SentryUnavailable {
        var issues = new ArrayList<Issue>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var from = cursor;
            var answer = Reads.again(() -> page(authorization, from));
            var found = requireNonNullElse(answer.getEntity(), List.<IssueView>of());
            found.stream().map(Sentry::issue).forEach(issues::add);
            cursor = NextPage.cursor(answer.getHeaderString("Link")).orElse(null);
            // The newest events come first.
            if (cursor == null || issues.isEmpty() || issues.getLast().lastSeen().isBefore(since)) {
                return List.copyOf(issues);
            }
        }
        throw new SentryUnavailable(
                "Sentry has more than %d pages of unresolved issues".formatted(MOST_PAGES));
    }

    private RestResponse<List<IssueView>> page(String authorization, @Nullable String cursor) {
        return client.issues(
                authorization,
                config.organization(),
                config.project(),
                UNRESOLVED,
                config.environment(),
                cursor);
    }

    private static Issue issue(IssueView view) {
        var first = requireNonNullElse(view.firstSeen(), Instant.EPOCH);
        return new Issue(
                view.id(),
                "%s %s (%s)"
                        .formatted(
                                requireNonNullElse(view.shortId(), view.id()),
                                requireNonNullElse(view.title(), "without a title"),
                                requireNonNullElse(view.permalink(), "no link")),
                "regressed".equals(view.substatus()),
                first,
                requireNonNullElse(view.lastSeen(), first));
    }

    private static String kind(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
