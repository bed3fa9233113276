package dev.airlock.sandbox.scenario;

import dev.airlock.event.Outcome;
import dev.airlock.event.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a scenario must end, told of the world.
 *
 * @param outcomes of its deploys, in the order they end
 * @param published whether the release is out
 * @param runs what Airflow runs
 * @param restarts how often Airflow was restarted
 * @param bump what became of it in the infrastructure repository
 * @param incident whether the team was called, once
 * @param killed the DAGs that lost a run
 */
public record Ending(
        List<Outcome> outcomes,
        boolean published,
        Version runs,
        int restarts,
        Bump bump,
        boolean incident,
        Set<String> killed) {

    /** What can become of a bump. */
    public enum Bump {
        /** Its pull request is open. */
        PROPOSED,

        /** Its pull request was closed and its branch is gone. */
        CLOSED,

        /** There is a branch, as it is what runs, and no pull request. */
        KEPT,

        /** Neither was left. */
        GONE
    }

    public Ending {
        outcomes = List.copyOf(outcomes);
        killed = Set.copyOf(killed);
    }

    /** Everything done. */
    static Ending succeeded() {
        return new Ending(
                List.of(Outcome.SUCCEEDED), true, Stage.DRAFTED, 1, Bump.PROPOSED, false, Set.of());
    }

    /** Everything undone but a release that was published. */
    static Ending undone(Outcome outcome, boolean published) {
        return new Ending(
                List.of(outcome), published, Stage.DEPLOYED, 0, Bump.GONE, false, Set.of());
    }

    /** The new version ran, and the one before runs again. */
    static Ending rolledBack() {
        return new Ending(
                List.of(Outcome.ROLLED_BACK), true, Stage.DEPLOYED, 2, Bump.GONE, false, Set.of());
    }

    /** Another deploy follows. */
    Ending then(Outcome next) {
        var more = new ArrayList<>(outcomes);
        more.add(next);
        return new Ending(more, published, runs, restarts, bump, incident, killed);
    }

    /** What runs, after so many restarts. */
    Ending runs(Version version, int afterRestarts) {
        return new Ending(outcomes, published, version, afterRestarts, bump, incident, killed);
    }

    Ending bump(Bump became) {
        return new Ending(outcomes, published, runs, restarts, became, incident, killed);
    }

    Ending afterAnIncident() {
        return new Ending(outcomes, published, runs, restarts, bump, true, killed);
    }

    Ending kills(String dagId) {
        var more = new TreeSet<>(killed);
        more.add(dagId);
        return new Ending(outcomes, published, runs, restarts, bump, incident, more);
    }

    /** Whether the deploy leads to paperwork. */
    boolean hasPaperwork() {
        return bump == Bump.PROPOSED || bump == Bump.CLOSED;
    }

    /** How many deploys end with the version before. */
    int rollbacks() {
        return (int) outcomes.stream().filter(Outcome.ROLLED_BACK::equals).count();
    }
}
