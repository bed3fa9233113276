package dev.airlock.sandbox.scenario;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.Service;
import dev.airlock.event.Version;
import dev.airlock.sandbox.standin.Universe;
import dev.airlock.sandbox.standin.airflow.Airflow;
import dev.airlock.sandbox.world.InfraRepository;
import dev.airlock.sandbox.world.Outside;
import dev.airlock.sandbox.world.Victim;
import dev.airlock.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Where a scenario is played: one target of a world, and its deploys. */
public final class Stage {
    public static final Version DEPLOYED = Version.of("2023.07.03.17.52.00");
    public static final Version DRAFTED = Version.of("2023.07.17.16.05.00");

    private final Outside outside;
    private final @Nullable World world;
    private final String target;
    private Scenario scenario;
    private final Audience audience;
    private final List<UUID> deploys = new CopyOnWriteArrayList<>();
    private @Nullable Before before;
    private @Nullable UUID second;
    private @Nullable Instant killed;

    /** A stage without a world can be arranged, and nothing is played on it. */
    Stage(
            Outside outside,
            @Nullable World world,
            String target,
            Scenario scenario,
            Audience audience) {
        this.outside = outside;
        this.world = world;
        this.target = target;
        this.scenario = scenario;
        this.audience = audience;
    }

    /**
     * What was there before the deploy.
     *
     * @param paused the DAGs that somebody had paused
     * @param serial of Terraform's state
     * @param commit the infrastructure repository's
     */
    record Before(SortedSet<String> paused, long serial, String commit) {}

    World world() {
        if (world == null) {
            throw new IllegalStateException("nothing is played here");
        }
        return world;
    }

    String target() {
        return target;
    }

    Scenario scenario() {
        return scenario;
    }

    /** It came to one of its ends. */
    void ended() {
        scenario =
                scenario.endedAs(
                        events(DeployEnded.class).stream().map(DeployEnded::outcome).toList(),
                        airflow().restarts().size());
    }

    Operator operator() {
        return new Operator(this, world().operator(), world().approver(), audience);
    }

    /** Tells the audience what somebody does who is not the operator. */
    void tell(String what) {
        audience.does(what);
    }

    /** Something dies, and comes back after so long. */
    void strike(Victim victim, Duration away) {
        tell(victim.id() + " is killed");
        killed = world().strike(victim, away).orElse(null);
        tell(victim.id() + (killed == null ? " had ended before" : " is there again"));
    }

    /** Another replica of a service is there from now on. */
    void startSecond(Service service) {
        tell("another " + service.id() + " is started");
        world().startSecond(service);
    }

    /** The first replica of a service dies for good. */
    void killFirst(Service service) {
        killed = world().killFirst(service);
        tell("the first " + service.id() + " is killed");
    }

    /** The first replica of a service is frozen, and all it has started. */
    void freezeFirst(Service service) {
        tell("the first " + service.id() + " is frozen");
        world().service(service).freeze();
    }

    void thawFirst(Service service) {
        tell("the first " + service.id() + " thaws");
        world().service(service).thaw();
    }

    /** When something died, if it did. */
    Optional<Instant> killed() {
        return Optional.ofNullable(killed);
    }

    Universe universe() {
        return outside.universe(target);
    }

    Airflow airflow() {
        return universe().airflow();
    }

    InfraRepository infra() {
        return outside.infra(target);
    }

    /** The one that is played right now. */
    UUID deploy() {
        if (deploys.isEmpty()) {
            throw new IllegalStateException("not started");
        }
        return deploys.getLast();
    }

    /** In the order they are played. */
    List<UUID> deploys() {
        return List.copyOf(deploys);
    }

    Before before() {
        if (before == null) {
            throw new IllegalStateException("not started");
        }
        return before;
    }

    /** The deploy is about to be ordered. */
    void ready() {
        before =
                new Before(
                        airflow().pausedDags(), infra().serial(), infra().git().heads().getFirst());
    }

    /** From now on it is this deploy. */
    void begins(UUID id) {
        deploys.add(id);
        audience.started(id);
    }

    /** Ordered during the first; played when that is over. */
    void second(UUID id) {
        second = id;
    }

    UUID second() {
        if (second == null) {
            throw new IllegalStateException("nobody ordered a second deploy");
        }
        return second;
    }

    /** The events of its deploys of that kind, from the topic. */
    <E extends DeployEvent> List<E> events(Class<E> kind) {
        return deploys.stream()
                .flatMap(deploy -> world().log().events(deploy, kind).stream())
                .toList();
    }

    /** The events of its deploys, one deploy after the other. */
    List<EventMessage> messages() {
        var messages = new ArrayList<EventMessage>();
        deploys.forEach(deploy -> messages.addAll(world().log().events(deploy)));
        return messages;
    }
}
