package dev.airlock.sandbox.standin.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Troubles that a scenario orders: for the next calls of a route, or for a share of all calls to a
 * system, by a seed.
 */
public final class Faults {
    private final List<Ordered> ordered = new ArrayList<>();
    private final Map<String, Share> shares = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();

    private static final class Ordered {
        private final String method;
        private final String route;
        private final Trouble trouble;
        private int left;

        private Ordered(String method, String route, Trouble trouble, int left) {
            this.method = method;
            this.route = route;
            this.trouble = trouble;
            this.left = left;
        }
    }

    /** One call in {@code oneIn} gets one of those. */
    private record Share(int oneIn, long seed, List<Trouble> troubles) {}

    /** The next calls are answered with that status and have no effect. */
    public void fail(int calls, String method, String route, int status) {
        order(calls, method, route, Trouble.answered(status));
    }

    /** The next calls lose their connection before they have an effect. */
    public void drop(int calls, String method, String route) {
        hang(calls, method, route, Duration.ZERO);
    }

    /** The next calls lose their connection after so long, and have no effect. */
    public void hang(int calls, String method, String route, Duration time) {
        order(calls, method, route, Trouble.closed(time));
    }

    /** The next calls have their effect, and lose their connection before they are answered. */
    public void lose(int calls, String method, String route) {
        order(calls, method, route, Trouble.lost());
    }

    /** The next calls are answered late. */
    public void delay(int calls, String method, String route, Duration delay) {
        order(calls, method, route, Trouble.late(delay));
    }

    /**
     * Of one call in so many to that system something goes wrong; the same seed, the same calls.
     */
    public synchronized void often(String system, int oneIn, long seed, List<Trouble> troubles) {
        shares.put(system, new Share(oneIn, seed, List.copyOf(troubles)));
    }

    /** Every call to that system fails. */
    public void down(String system) {
        often(
                system,
                1,
                0,
                List.of(Trouble.answered(Answer.UNAVAILABLE), Trouble.closed(Duration.ZERO)));
    }

    /** That system works again. */
    public synchronized void over(String system) {
        shares.remove(system);
    }

    /** Does something while the next call waits for its answer. */
    public synchronized Faults during(String method, String route, Runnable action) {
        meanwhile.put(method + " " + route, action);
        return this;
    }

    /** What is to be done before that call is answered; once. */
    synchronized Optional<Runnable> takeMeanwhile(String method, String route) {
        return Optional.ofNullable(meanwhile.remove(method + " " + route));
    }

    /** The next calls of that route have that trouble. */
    public synchronized void order(int calls, String method, String route, Trouble trouble) {
        ordered.add(new Ordered(method, route, trouble, calls));
    }

    synchronized Optional<Trouble> take(String system, String route, Request request) {
        for (var order : ordered) {
            if (order.left > 0
                    && order.method.equals(request.method())
                    && order.route.equals(route)) {
                order.left--;
                return Optional.of(order.trouble);
            }
        }
        var picked = Optional.ofNullable(shares.get(system)).flatMap(share -> pick(share, request));
        picked.ifPresent(_ -> taken.merge(system, 1, Integer::sum));
        return picked;
    }

    /** How often something went wrong by chance. */
    public synchronized int taken(String system) {
        return taken.getOrDefault(system, 0);
    }

    /** By what is called and how often it was: whatever else goes on at the same time. */
    private Optional<Trouble> pick(Share share, Request request) {
        var call = request.method() + " " + request.path();
        var times = seen.merge(call, 1, Integer::sum);
        var random = new Random(Objects.hash(share.seed(), call, times));
        // The first numbers of neighbouring seeds are alike.
        random.nextInt();
        return random.nextInt(share.oneIn()) > 0
                ? Optional.empty()
                : Optional.of(share.troubles().get(random.nextInt(share.troubles().size())));
    }
}
