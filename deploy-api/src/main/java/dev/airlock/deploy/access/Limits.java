package dev.airlock.deploy.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much, and how often in a minute, one caller may ask; who is nobody counts by address. */
@ApplicationScoped
class Limits {
    private static final int BEFORE_AUTHENTICATION = 300;
    private static final int AFTER_AUTHENTICATION = 50;
    private static final long MINUTE = Duration.ofMinutes(1).toSeconds();

    private final Clock clock;
    private final long bytes;
    private final int calls;
    private volatile Window window = new Window(0);

    Limits(
            Clock clock,
            @ConfigProperty(name = "airlock.limits.body") long bytes,
            @ConfigProperty(name = "airlock.limits.calls-per-minute") int calls) {
        this.clock = clock;
        this.bytes = bytes;
        this.calls = calls;
    }

    private record Window(long minute, Map<String, AtomicInteger> calls) {
        Window(long minute) {
            this(minute, new ConcurrentHashMap<>());
        }

        int count(String caller) {
            return calls.computeIfAbsent(caller, _ -> new AtomicInteger()).incrementAndGet();
        }
    }

    void install(@Observes Filters filters) {
        filters.register(this::size, BEFORE_AUTHENTICATION);
        filters.register(this::rate, AFTER_AUTHENTICATION);
    }

    /** What does not say its length is cut off by the server itself. */
    private void size(RoutingContext context) {
        if (length(context.request()) > bytes) {
            context.response().putHeader(HttpHeaderNames.CONNECTION, "close");
            Challenge.problem(
                    context.response(),
                    413,
                    "Content Too Large",
                    "a body has at most %d bytes".formatted(bytes));
            return;
        }
        context.next();
    }

    private void rate(RoutingContext context) {
        var now = clock.instant().getEpochSecond();
        if (of(now / MINUTE).count(caller(context)) > calls) {
            context.response().putHeader("Retry-After", Long.toString(MINUTE - now % MINUTE));
            Challenge.problem(
                    context.response(),
                    429,
                    "Too Many Requests",
                    "at most %d calls in a minute".formatted(calls));
            return;
        }
        context.next();
    }

    private Window of(long minute) {
        var open = window;
        if (open.minute() == minute) {
            return open;
        }
        synchronized (this) {
            if (window.minute() != minute) {
                window = new Window(minute);
            }
            return window;
        }
    }

    private static String caller(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? "caller " + user.getSecurityIdentity().getPrincipal().getName()
                : "address " + context.request().remoteAddress().host();
    }

    private static long length(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
