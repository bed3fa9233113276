package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** One of the six services as a process of its own; whoever starts it ends it. */
public final class ServiceProcess {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration SAYS_WITHIN = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();
    private static final Pattern TERRAFORM = Pattern.compile("/(terraform|tofu)$");

    private final Launch launch;
    private final HttpClient http;
    private Process process;
    private int saidBefore;

    private ServiceProcess(Launch launch, HttpClient http) {
        this.launch = launch;
        this.http = http;
        this.process = launch.start();
    }

    static ServiceProcess start(Launch launch, HttpClient http) {
        return new ServiceProcess(launch, http);
    }

    public Service service() {
        return launch.service();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + launch.port());
    }

    public Path log() {
        return launch.log();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Whether it says that it can do its job. */
    public boolean isReady() {
        var request =
                HttpRequest.newBuilder(uri().resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to end, and insists after a while. */
    public void stop() {
        process.destroy();
        await();
    }

    /** Ends it without asking, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Ends it and all it has started, as a machine's crash would. */
    void killTree() {
        var started = process.descendants().toList();
        kill();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** It and all it has started stand still, as on a machine that is paused, until it thaws. */
    public void freeze() {
        Signals.send("-STOP", process);
    }

    public void thaw() {
        Signals.send("-CONT", process);
    }

    /** Waits until it has written that to its log, since it was last started. */
    public void awaitSaying(String words) {
        var deadline = Instant.now().plus(SAYS_WITHIN);
        while (said().indexOf(words, saidBefore) < 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "%s does not say '%s', see %s".formatted(service().id(), words, log()));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the Terraform that it runs, or is about to run, and nothing else; false if none came.
     */
    boolean killTerraform() {
        var deadline = Instant.now().plus(GRACE);
        while (!terraform().map(ProcessHandle::destroyForcibly).orElse(false)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    private Optional<ProcessHandle> terraform() {
        return process.descendants()
                .filter(each ->
                        each.info()
                                .command()
                                .filter(command -> TERRAFORM.matcher(command).find())
                                .isPresent())
                .findFirst();
    }

    /** Starts it again after it has ended; it may not be ready yet. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException(service().id() + " has not ended");
        }
        saidBefore = said().length();
        process = launch.start();
    }

    void requestStop() {
        process.destroy();
    }

    private void await() {
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
