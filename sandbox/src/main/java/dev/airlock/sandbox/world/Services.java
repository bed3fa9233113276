package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import dev.airlock.sandbox.FreePorts;
import dev.airlock.sandbox.Kafka;
import dev.airlock.sandbox.Postgres;
import dev.airlock.sandbox.SigningKeys;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The six services: started together, awaited, ended together. */
final class Services implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(120);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(50).toNanos();

    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> seconds = new EnumMap<>(Service.class);

    /** What they are started from and with. */
    record Setting(
            Path root,
            Path home,
            Kafka kafka,
            Postgres postgres,
            Path targets,
            Path tokens,
            Path planKey,
            SigningKeys signingKeys,
            Tools tools) {}

    private final Setting setting;
    private final HttpClient http;

    private Services(Setting setting, HttpClient http) {
        this.setting = setting;
        this.http = http;
    }

    static Services start(Setting setting, HttpClient http) {
        var started = new Services(setting, http);
        var services = Service.values();
        var ports = FreePorts.choose(services.length);
        var api = ports.get(Service.DEPLOY_API.ordinal());
        try {
            for (int i = 0; i < services.length; i++) {
                var launch = Launch.of(setting, services[i], ports.get(i), api);
                started.processes.put(services[i], ServiceProcess.start(launch, http));
            }
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    ServiceProcess get(Service service) {
        var process = processes.get(service);
        if (process == null) {
            throw new IllegalStateException("not started: " + service.id());
        }
        return process;
    }

    /** Another replica, on a port of its own. */
    void startSecond(Service service) {
        var second =
                ServiceProcess.start(
                        Launch.of(
                                setting,
                                service,
                                FreePorts.choose(1).getFirst(),
                                get(Service.DEPLOY_API).uri().getPort()),
                        http);
        seconds.put(service, second);
        awaitReady(second);
    }

    /** The second replica takes the place of the first, which is to end. */
    ServiceProcess retireFirst(Service service) {
        var first = get(service);
        var second = seconds.remove(service);
        if (second == null) {
            throw new IllegalStateException("no second " + service.id());
        }
        processes.put(service, second);
        return first;
    }

    /** Returns when all are ready. */
    void awaitReady() {
        processes.values().forEach(Services::awaitReady);
    }

    static void awaitReady(ServiceProcess process) {
        var deadline = Instant.now().plus(READY);
        while (!process.isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "%s is not ready, see %s".formatted(process.service().id(), process.log()));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Returns when all have written that to their logs. */
    void awaitSaying(String words) {
        processes.values().forEach(process -> process.awaitSaying(words));
    }

    /** Starts one again that has ended; returns when it is ready. */
    void restart(Service service) {
        var process = get(service);
        process.restart();
        awaitReady(process);
    }

    /** Starts all again after they have ended. */
    void restart() {
        processes.values().forEach(ServiceProcess::restart);
    }

    @Override
    public void close() {
        stop();
    }

    /** Returns when all have ended. */
    void stop() {
        var all = new ArrayList<>(processes.values());
        all.addAll(seconds.values());
        all.forEach(ServiceProcess::requestStop);
        all.forEach(ServiceProcess::stop);
    }
}
