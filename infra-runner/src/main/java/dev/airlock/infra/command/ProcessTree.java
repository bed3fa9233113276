package dev.airlock.infra.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process and all it started. Interrupted by one signal to the one that knows what to do with it;
 * killed as a whole.
 */
final class ProcessTree {
    private static final Set<String> TERRAFORM = Set.of("terraform", "tofu");

    private final Process process;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    ProcessTree(Process process) {
        this.process = process;
    }

    /** Remembers what has been started: once its parent is dead, nothing leads to it. */
    synchronized void look() {
        process.descendants().forEach(seen::add);
    }

    /** Terraform at work although the process that started it is dead. */
    synchronized boolean hasOrphan() {
        return !process.isAlive() && terraform().isPresent();
    }

    /** Interrupts that Terraform, and waits for its end, but not longer. */
    void endOrphan(Duration longest) throws InterruptedException {
        var orphan = terraform();
        if (orphan.isEmpty()) {
            return;
        }
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            orphan.get().destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One SIGTERM, upon which Terraform ends what it does and saves its state. It goes to Terraform
     * alone: from just or a shell it would get a second one, which is an order to drop everything.
     */
    synchronized void interrupt() {
        look();
        terraform().orElse(process.toHandle()).destroy();
    }

    /** Everything that is left, none spared. */
    synchronized void kill() {
        look();
        // Not by the process, which would close its streams before they are read.
        process.toHandle().destroyForcibly();
        // Whatever was started meanwhile is found under those that still live.
        seen.stream()
                .flatMap(each -> Stream.concat(each.descendants(), Stream.of(each)))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    private synchronized Optional<ProcessHandle> terraform() {
        return Stream.concat(Stream.of(process.toHandle()), seen.stream())
                .filter(ProcessHandle::isAlive)
                .filter(ProcessTree::isTerraform)
                .findFirst();
    }

    private static boolean isTerraform(ProcessHandle handle) {
        return handle.info()
                .command()
                .map(command -> Path.of(command).getFileName())
                .map(Path::toString)
                .filter(TERRAFORM::contains)
                .isPresent();
    }
}
