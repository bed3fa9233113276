package dev.airlock.sandbox.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The scenarios by their names; one name may stand for several, played one after the other. */
public final class Scenarios {
    public static final String STRAIGHT_ROAD = "straight-road";
    private static final String STEP_FAILS = "step-fails";
    private static final String FLAKY = "flaky";
    private static final String KILLED = "killed";
    private static final String TAKEN_OVER = "taken-over";
    private static final String FROZEN = "frozen";

    /** A parked DAG and a draft: a world to try the API in. */
    public static final Scenario PARKED = DagScenarios.parked();

    /** Nothing runs and everything answers at once: what takes time is Airlock. Not for show. */
    public static final Scenario AT_ONCE = DagScenarios.atOnce();

    private static final Map<String, List<Scenario>> BY_NAME = byName();

    private Scenarios() {}

    private static Map<String, List<Scenario>> byName() {
        var byName = new LinkedHashMap<String, List<Scenario>>();
        Stream.of(DagScenarios.all(), EndingScenarios.all())
                .flatMap(List::stream)
                .forEach(scenario -> byName.put(scenario.name(), List.of(scenario)));
        byName.put(STEP_FAILS, EndingScenarios.failingSteps());
        Stream.of(
                        WayBackScenarios.all(),
                        RollbackScenarios.all(),
                        DecisionScenarios.all(),
                        StateLockScenarios.all(),
                        IncidentScenarios.all(),
                        ForgeryScenarios.all(),
                        OptionScenarios.all(),
                        QueueScenarios.all(),
                        PeopleScenarios.all(),
                        OutageScenarios.all(),
                        ReplicaScenarios.all())
                .flatMap(List::stream)
                .forEach(scenario -> byName.put(scenario.name(), List.of(scenario)));
        byName.put(FLAKY, OutageScenarios.flaky());
        byName.put(KILLED, FaultScenarios.killed());
        byName.put(TAKEN_OVER, ReplicaScenarios.takenOver());
        byName.put(FROZEN, FrozenScenarios.all());
        return byName;
    }

    /** What can be asked for. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** What that name stands for. */
    public static Optional<List<Scenario>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Every single one. */
    public static List<Scenario> all() {
        return BY_NAME.values().stream().flatMap(List::stream).toList();
    }
}
