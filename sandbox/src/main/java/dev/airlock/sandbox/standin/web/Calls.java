package dev.airlock.sandbox.standin.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every call to a universe, in order. */
public final class Calls {
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    void add(Call call) {
        calls.add(call);
    }

    public List<Call> all() {
        return List.copyOf(calls);
    }

    public List<Call> to(String method, String route) {
        return calls.stream()
                .filter(call -> call.method().equals(method) && call.route().equals(route))
                .toList();
    }

    /** How often that was called, whatever the answer. */
    public int count(String method, String route) {
        return to(method, route).size();
    }

    /** How often each was called: {@code "PATCH /airflow/api/v2/dags/{dag}"} to its number. */
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        calls.forEach(call -> counts.merge(call.method() + " " + call.route(), 1, Integer::sum));
        return counts;
    }
}
