package dev.airlock.kit.step;

/** Another replica runs the step, as this process was silent for longer than its lease. */
final class TakenOver extends Superseded {
    private static final long serialVersionUID = 1;

    TakenOver(String step) {
        super("%s was taken over by another replica".formatted(step));
    }
}
