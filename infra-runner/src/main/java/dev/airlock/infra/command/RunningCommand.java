package dev.airlock.infra.command;

import dev.airlock.infra.command.CommandResult.Finished;
import dev.airlock.infra.command.CommandResult.Interrupted;
import dev.airlock.infra.command.CommandResult.Orphaned;
import dev.airlock.infra.command.CommandResult.TimedOut;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that runs; it ends with its whole tree, whatever happens. */
public final class RunningCommand {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final CommandRequest request;
    private final Process process;
    private final ProcessTree tree;
    private final OutputStreamer streamer;
    private final StringBuilder printed = new StringBuilder();
    private final OutputDrain output;
    private final OutputDrain errors;
    private final CompletableFuture<Void> interrupt = new CompletableFuture<>();

    RunningCommand(CommandRequest request, Process process, OutputStreamer streamer) {
        this.request = request;
        this.process = process;
        this.tree = new ProcessTree(process);
        this.streamer = streamer;
        this.output =
                new OutputDrain(
                        "output",
                        process.getInputStream(),
                        request.printed() ? this::print : ignored -> {});
        this.errors = new OutputDrain("errors", process.getErrorStream(), this::print);
    }

    private synchronized void print(String lines) {
        printed.append(streamer.print(lines));
    }

    /** Asks it to end, once; returns at once. */
    public void interrupt() {
        interrupt.complete(null);
    }

    /** Waits for its end. If the waiting thread is interrupted, the command is too. */
    public CommandResult await() throws InterruptedException {
        var ending = waitFor();
        var killed = false;
        try {
            if (ending == Ending.ORPHANED) {
                tree.endOrphan(request.grace());
            } else if (ending != Ending.BY_ITSELF) {
                killed = !endGracefully();
            }
        } finally {
            tree.kill();
        }
        var standardOutput = output.await(DRAIN);
        errors.await(DRAIN);
        var exitCode = process.waitFor();
        streamer.end(exitCode);
        var everything = everything();
        if (ending == Ending.ORPHANED) {
            return new Orphaned(everything);
        }
        if (ending == Ending.BY_ITSELF || (exitCode == 0 && !killed)) {
            return new Finished(exitCode, standardOutput, everything);
        }
        return ending == Ending.TIMED_OUT
                ? new TimedOut(everything, killed)
                : new Interrupted(everything, killed);
    }

    private Ending waitFor() {
        var end = CompletableFuture.anyOf(process.onExit(), interrupt);
        var deadline = System.nanoTime() + request.timeout().toNanos();
        try {
            while (!end.isDone()) {
                tree.look();
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    return Ending.TIMED_OUT;
                }
                try {
                    end.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    // Look again.
                    continue;
                }
            }
            if (process.isAlive()) {
                return Ending.INTERRUPTED;
            }
            return tree.hasOrphan() ? Ending.ORPHANED : Ending.BY_ITSELF;
        } catch (InterruptedException e) {
            // The caller's own end: the command's goes first, and takes its time.
            return Ending.INTERRUPTED;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean endGracefully() throws InterruptedException {
        tree.interrupt();
        return process.waitFor(request.grace().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized String everything() {
        return printed.toString();
    }

    private enum Ending {
        BY_ITSELF,
        INTERRUPTED,
        TIMED_OUT,
        /** What we started is dead, and the Terraform below it goes on. */
        ORPHANED
    }
}
