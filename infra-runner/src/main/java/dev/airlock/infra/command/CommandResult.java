package dev.airlock.infra.command;

/** How a command ended. */
public sealed interface CommandResult {

    /** What it printed, masked, both streams in the order they came. */
    String output();

    /**
     * It ended by itself.
     *
     * @param standardOutput unmasked, for us alone: it may hold secrets
     */
    record Finished(int exitCode, String standardOutput, String output) implements CommandResult {
        public boolean succeeded() {
            return exitCode == 0;
        }

        /** Ended by a signal, itself or what it ran: nobody can say how far it got. */
        public boolean bySignal() {
            return exitCode >= 128;
        }

        @Override
        public String toString() {
            return "Finished[exitCode=" + exitCode + "]";
        }
    }

    /**
     * It took longer than it may and was interrupted.
     *
     * @param killed it did not end by itself even then
     */
    record TimedOut(String output, boolean killed) implements CommandResult {}

    /** We interrupted it; {@code killed} if it did not end by itself. */
    record Interrupted(String output, boolean killed) implements CommandResult {}

    /** What we started died alone, and the Terraform below it went on until we ended it. */
    record Orphaned(String output) implements CommandResult {}

    /** There is no such program, or it may not be run. */
    record NotStarted(String reason) implements CommandResult {
        @Override
        public String output() {
            return reason;
        }
    }

    /** One sentence for people. */
    default String summary(String label) {
        return switch (this) {
            case Finished(var exitCode, _, _) -> label + " ended with exit code " + exitCode;
            case TimedOut(_, var killed) ->
                    label + " took too long and was " + (killed ? "killed" : "interrupted");
            case Interrupted(_, var killed) ->
                    label + " was interrupted" + (killed ? " and had to be killed" : "");
            case Orphaned _ -> label + " died and left Terraform at work, which was ended";
            case NotStarted(var reason) -> label + " could not be started: " + reason;
        };
    }
}
