package dev.airlock.sandbox.standin.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Troubles that a scenario orders: the next calls of a route fail, are late, or get no answer. */
public final class Faults {
    private static final int NO_ANSWER = 0;

    private final List<Ordered> ordered = new ArrayList<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();

    private static final class Ordered {
        private final String method;
        private final String route;
        private final Fault fault;
        private int left;

        private Ordered(String method, String route, Fault fault, int left) {
            this.method = method;
            this.route = route;
            this.fault = fault;
            this.left = left;
        }
    }

    /**
     * What happens to one call; without a status it is answered as usual, only late.
     *
     * @param lost whether the answer does not reach who called
     */
    record Fault(Optional<Integer> status, Duration delay, boolean lost) {
        private Fault(Optional<Integer> status, Duration delay) {
            this(status, delay, false);
        }

        boolean answersNothing() {
            return status.equals(Optional.of(NO_ANSWER));
        }
    }

    /** The next calls are answered with that status and have no effect. */
    public void fail(int calls, String method, String route, int status) {
        order(calls, method, route, new Fault(Optional.of(status), Duration.ZERO));
    }

    /** The next calls lose their connection before they have an effect. */
    public void drop(int calls, String method, String route) {
        order(calls, method, route, new Fault(Optional.of(NO_ANSWER), Duration.ZERO));
    }

    /** The next calls lose their connection after so long, and have no effect. */
    public void hang(int calls, String method, String route, Duration time) {
        order(calls, method, route, new Fault(Optional.of(NO_ANSWER), time));
    }

    /** The next calls have their effect, and lose their connection before they are answered. */
    public void lose(int calls, String method, String route) {
        order(calls, method, route, new Fault(Optional.empty(), Duration.ZERO, true));
    }

    /** The next calls are answered late. */
    public void delay(int calls, String method, String route, Duration delay) {
        order(calls, method, route, new Fault(Optional.empty(), delay));
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

    private synchronized void order(int calls, String method, String route, Fault fault) {
        ordered.add(new Ordered(method, route, fault, calls));
    }

    synchronized Optional<Fault> take(String method, String route) {
        for (var order : ordered) {
            if (order.left > 0 && order.method.equals(method) && order.route.equals(route)) {
                order.left--;
                return Optional.of(order.fault);
            }
        }
        return Optional.empty();
    }
}
