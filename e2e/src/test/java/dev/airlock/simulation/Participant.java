package dev.airlock.simulation;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service's shell: inbox, attempts, outbox and steps survive a crash, what runs does not. Each
 * call of {@link #act} is one transaction or one effect, so a crash may come between any two.
 */
public abstract class Participant implements Agent {
    protected final World world;
    private final Service service;

    // As in the service's database, and on the broker.
    private final Set<UUID> inbox = new HashSet<>();
    private final Map<UUID, Integer> attempts = new HashMap<>();
    private final ArrayDeque<EventMessage> outbox = new ArrayDeque<>();
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final Map<UUID, Map<String, Ticket>> started = new HashMap<>();
    private int offset;

    // Gone with the process.
    private final Map<UUID, Running> running = new LinkedHashMap<>();
    private Instant consumes = Instant.MIN;
    private Instant relays = Instant.MIN;
    private Instant up = Instant.MIN;

    private static final class Running {
        final Ticket ticket;
        Act next;
        Instant due;
        boolean regardless;

        Running(Ticket ticket, Act next, Instant due) {
            this.ticket = ticket;
            this.next = next;
            this.due = due;
        }
    }

    protected Participant(World world, Service service) {
        this.world = world;
        this.service = service;
    }

    /** In one transaction, with the inbox row. */
    protected abstract void on(Envelope cause, DeployEvent event);

    /** A step from its beginning. */
    protected abstract Act begin(Ticket ticket);

    /** The process died: what it knew and had not written down is gone. */
    protected void died() {}

    /** A step ends because a newer attempt is known: what it does in its finally blocks. */
    protected void superseded(Ticket ticket) {}

    protected boolean acceptsStale() {
        return false;
    }

    Service service() {
        return service;
    }

    protected void start(String step, Step failsAs, Envelope cause, Object input) {
        start(new Ticket(step, failsAs, cause, input));
    }

    private void start(Ticket ticket) {
        var last = started.computeIfAbsent(ticket.cause().deployId(), _ -> new LinkedHashMap<>());
        last.remove(ticket.step());
        last.put(ticket.step(), ticket);
        tickets.putIfAbsent(ticket.instance(), ticket);
    }

    /** The last step that fails as this one, on account of that cause. */
    protected void again(Step step, Envelope cause) {
        started.getOrDefault(cause.deployId(), Map.of()).values().stream()
                .filter(ticket -> ticket.failsAs() == step)
                .reduce((_, later) -> later)
                .ifPresent(last -> start(last.step(), step, cause, last.input()));
    }

    /** The running step of that deploy, if any, looks again at once. */
    protected void wake(UUID deployId) {
        var run = running.get(deployId);
        if (run != null) {
            run.due = world.clock().instant();
        }
    }

    public void emit(Envelope cause, DeployEvent event) {
        emit(cause.deployId(), cause.attempt(), cause.id(), event);
    }

    protected EventMessage emit(
            UUID deployId, int attempt, @Nullable UUID causationId, DeployEvent event) {
        var envelope =
                new Envelope(
                        world.newId(),
                        service,
                        World.TARGET,
                        deployId,
                        world.clock().instant(),
                        attempt,
                        causationId,
                        null);
        var message = new EventMessage(envelope, event);
        outbox.add(message);
        if (outbox.size() == 1) {
            relays = world.lag();
        }
        world.trace().say(() -> service.id() + " says " + attempt + " " + event);
        return message;
    }

    /** A step's last word. */
    public Act.Next fail(Envelope cause, Step step, String reason, List<String> evidence) {
        if (isCurrent(cause)) {
            emit(cause, new StepFailed(step, reason, true, evidence));
        }
        return Act.finished();
    }

    protected boolean isCurrent(Envelope cause) {
        return world.isBroken(Breakage.NO_ATTEMPT_CHECK)
                || attempts.getOrDefault(cause.deployId(), 0) <= cause.attempt();
    }

    void crash() {
        world.trace().say(() -> service.id() + " dies");
        running.clear();
        offset = Math.max(0, offset - world.chance().below(4));
        up = world.clock().in(world.chance().upTo(Duration.ofMinutes(5)));
        died();
    }

    @Override
    public Instant due() {
        var due = Instant.MAX;
        if (offset < world.topic().size()) {
            due = consumes;
        }
        if (!outbox.isEmpty() && relays.isBefore(due)) {
            due = relays;
        }
        for (var run : running.values()) {
            due = run.due.isBefore(due) ? run.due : due;
        }
        if (hasWaiting()) {
            due = world.clock().instant();
        }
        return due.isBefore(up) ? up : due;
    }

    private boolean hasWaiting() {
        for (var ticket : tickets.values()) {
            if (!running.containsKey(ticket.cause().deployId())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void act() {
        var now = world.clock().instant();
        enter(now);
        var step =
                running.values().stream()
                        .filter(run -> !run.due.isAfter(now))
                        .min(Comparator.comparing(run -> run.due));
        var consume = offset < world.topic().size() && !consumes.isAfter(now);
        var relay = !outbox.isEmpty() && !relays.isAfter(now);
        if (step.isPresent() && (!(consume || relay) || world.chance().once(0.5))) {
            step(step.get());
        } else if (relay && (!consume || world.chance().once(0.5))) {
            relay();
        } else if (consume) {
            consume();
        }
    }

    /** Steps of one deploy run one at a time; which of two that wait comes first is chance. */
    private void enter(Instant now) {
        for (var ticket : List.copyOf(tickets.values())) {
            if (!running.containsKey(ticket.cause().deployId())
                    && (isAlone(ticket, tickets.values()) || world.chance().once(0.7))) {
                running.put(ticket.cause().deployId(), new Running(ticket, begin(ticket), now));
            }
        }
    }

    private static boolean isAlone(Ticket ticket, Collection<Ticket> all) {
        return all.stream()
                        .filter(each -> each.cause().deployId().equals(ticket.cause().deployId()))
                        .count()
                == 1;
    }

    private void step(Running run) {
        var id = run.ticket.cause().deployId();
        if (!run.regardless && !isCurrent(run.ticket.cause())) {
            tickets.remove(run.ticket.instance());
            running.remove(id);
            superseded(run.ticket);
            return;
        }
        var next = run.next.run();
        if (next.act() != null) {
            run.next = next.act();
            run.regardless = next.regardless();
            run.due = world.lag().plus(next.delay());
        } else if (next.finished()) {
            tickets.remove(run.ticket.instance());
            running.remove(id);
        } else {
            run.next = Act::finished;
            run.regardless = true;
            run.due = world.lag();
        }
    }

    private void relay() {
        world.topic().append(outbox.peek());
        // Who dies before the row is deleted sends it again.
        if (!world.isCalm() && world.chance().once(0.02)) {
            world.trace().say(() -> service.id() + " sends twice " + outbox.peek().type());
        } else {
            outbox.remove();
        }
        relays = world.lag();
    }

    private void consume() {
        var message = world.topic().get(offset);
        offset++;
        consumes = world.lag();
        var cause = message.envelope();
        if (!inbox.add(cause.id()) && !world.isBroken(Breakage.NO_INBOX)) {
            return;
        }
        attempts.merge(cause.deployId(), cause.attempt(), Math::max);
        if (isCurrent(cause) || acceptsStale()) {
            on(cause, message.event());
        }
        var run = running.get(cause.deployId());
        if (run != null && run.ticket.cause().attempt() < cause.attempt()) {
            run.due = world.clock().instant();
        }
    }

    @Override
    public boolean isBusy() {
        return offset < world.topic().size() || !outbox.isEmpty() || !tickets.isEmpty();
    }

    /** Whether nothing is on its way to or from it; a step may still watch. */
    boolean isUpToDate() {
        return offset == world.topic().size() && outbox.isEmpty();
    }
}
