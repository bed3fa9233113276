package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventMessage;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.sandbox.standin.airflow.PauseCall;
import java.util.List;

/** Checks of what was waited for, paused and left alone. */
final class Seen {
    private Seen() {}

    /** What was to be killed was killed; it had not ended by itself before. */
    static Check killed() {
        return that(
                "what was to be killed was",
                stage -> stage.killed().isPresent(),
                _ -> "it had ended before");
    }

    /** The deploy waited for the DAG, and the DAG's run has ended well. */
    static Check waitedFor(String dagId) {
        return that(
                "waited for " + dagId + ", whose run ended well",
                stage -> wasBusy(stage, dagId) && runs(stage, dagId).equals(List.of("success")),
                stage -> "busy: %s, runs: %s".formatted(busy(stage), runs(stage, dagId)));
    }

    /** The deploy waited for the DAG, whose run still waits on its sensor. */
    static Check waitedUntilParked(String dagId) {
        return that(
                "waited until " + dagId + " was on its sensor, where it still waits",
                stage -> wasBusy(stage, dagId) && runs(stage, dagId).equals(List.of("running")),
                stage -> "busy: %s, runs: %s".formatted(busy(stage), runs(stage, dagId)));
    }

    static Check didNotWaitFor(String dagId) {
        return that(
                "did not wait for " + dagId,
                stage -> !wasBusy(stage, dagId),
                stage -> "busy: " + busy(stage));
    }

    /** Paused and resumed once, and its run still waits as it did. */
    static Check pausedAndAlive(String dagId) {
        return that(
                dagId + " paused, resumed, its run alive",
                stage ->
                        changes(stage, dagId).equals(List.of(true, false))
                                && runs(stage, dagId).equals(List.of("running")),
                stage -> changes(stage, dagId) + ", runs " + runs(stage, dagId));
    }

    /** Its run still waits as it did, paused meanwhile or not. */
    static Check alive(String dagId) {
        return same(
                "the run of " + dagId + " alive",
                _ -> List.of("running"),
                stage -> runs(stage, dagId));
    }

    /** Its pause was undone and made anew. */
    static Check heldAnew(String dagId) {
        return that(
                dagId + " paused, given back, waited for, paused anew, resumed",
                stage -> changes(stage, dagId).equals(List.of(true, false, true, false)),
                stage -> changes(stage, dagId));
    }

    /** Nobody pauses or unpauses it, and its run is as it was. */
    static Check leftAlone(String dagId) {
        return that(
                dagId + " never touched, its run as it was",
                stage ->
                        calls(stage, dagId).isEmpty()
                                && runs(stage, dagId).equals(List.of("running")),
                stage -> calls(stage, dagId) + ", runs " + runs(stage, dagId));
    }

    /** While one was waited for, the other was paused already. */
    static Check drainedBefore(String first, String last) {
        return that(
                first + " was paused while " + last + " still ran",
                stage -> {
                    var pauses =
                            stage.airflow().pauseCalls().stream()
                                    .filter(PauseCall::paused)
                                    .map(PauseCall::dagId)
                                    .toList();
                    return pauses.contains(first)
                            && pauses.contains(last)
                            && pauses.indexOf(first) < pauses.indexOf(last);
                },
                stage -> stage.airflow().pauseCalls());
    }

    /** The first event of one kind came before the first of the other. */
    static Check before(
            String says, Class<? extends DeployEvent> first, Class<? extends DeployEvent> second) {
        return that(
                says,
                stage -> {
                    var kinds =
                            stage.messages().stream()
                                    .map(EventMessage::event)
                                    .map(Object::getClass)
                                    .toList();
                    return kinds.contains(first)
                            && kinds.contains(second)
                            && kinds.lastIndexOf(first) < kinds.indexOf(second);
                },
                _ -> "it did not");
    }

    /** The held runs name the DAG as parked. */
    static Check heldParked(String dagId) {
        return that(
                dagId + " was parked when the hold was taken",
                stage ->
                        stage.events(DagsHeld.class).stream()
                                .flatMap(held -> held.runs().stream())
                                .anyMatch(run ->
                                        run.dagId().equals(dagId)
                                                && run.verdict() == RunVerdict.PARKED),
                stage -> stage.events(DagsHeld.class));
    }

    /** Its run was named as sacrificed when the last hold was taken, and the restart killed it. */
    static Check sacrificed(String dagId) {
        return that(
                dagId + " named as sacrificed, its run killed",
                stage ->
                        stage.events(DagsHeld.class).getLast().runs().stream()
                                        .filter(run -> run.verdict() == RunVerdict.BUSY)
                                        .map(run -> run.dagId())
                                        .toList()
                                        .equals(List.of(dagId))
                                && runs(stage, dagId).equals(List.of("failed")),
                stage -> stage.events(DagsHeld.class) + ", runs " + runs(stage, dagId));
    }

    private static boolean wasBusy(Stage stage, String dagId) {
        return busy(stage).contains(dagId);
    }

    private static List<String> busy(Stage stage) {
        return stage.events(DagsBlocked.class).stream()
                .flatMap(blocked -> blocked.runs().stream())
                .filter(run -> run.verdict() == RunVerdict.BUSY)
                .map(run -> run.dagId())
                .distinct()
                .toList();
    }

    private static List<String> runs(Stage stage, String dagId) {
        var all = stage.airflow().runStates(dagId);
        // those of the past are told as well; the scenario's own is the last one
        return all.isEmpty() ? all : List.of(all.getLast());
    }

    private static List<PauseCall> calls(Stage stage, String dagId) {
        return stage.airflow().pauseCalls().stream()
                .filter(call -> call.dagId().equals(dagId))
                .toList();
    }

    private static List<Boolean> changes(Stage stage, String dagId) {
        return calls(stage, dagId).stream()
                .filter(PauseCall::changed)
                .map(PauseCall::paused)
                .toList();
    }
}
