package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import dev.airlock.sandbox.Directories;
import dev.airlock.sandbox.FreePorts;
import dev.airlock.sandbox.Kafka;
import dev.airlock.sandbox.Postgres;
import dev.airlock.sandbox.SigningKeys;
import dev.airlock.sandbox.standin.Secrets;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The six services: started together, awaited, ended together. */
final class Services implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(120);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(50).toNanos();
    private static final Map<Service, List<String>> SECRETS =
            Map.of(
                    Service.DEPLOY_API, List.of(),
                    Service.AIRFLOW_WATCHER, List.of("AIRFLOW_PASSWORD"),
                    Service.RELEASE_SERVICE,
                            List.of("GITHUB_TOKEN", "GITHUB_APPROVER_TOKEN", "REGISTRY_TOKEN"),
                    Service.INFRA_RUNNER, List.of("INFRA_GITHUB_TOKEN", "REGISTRY_TOKEN"),
                    Service.VERIFIER, List.of("AIRFLOW_PASSWORD", "SENTRY_TOKEN"),
                    Service.NOTIFIER,
                            List.of("SLACK_TOKEN", "WEBHOOK_SECRET", "DEPLOYMENTS_TOKEN"));

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
                var launch = launch(setting, services[i], ports.get(i), api);
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
                        launch(
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

    private static ServiceProcess.Launch launch(
            Setting setting, Service service, int port, int api) {
        var jar = setting.root().resolve(service.id() + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("not built: " + jar);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ServiceProcess.Launch(
                service,
                java,
                jar,
                options(setting, service),
                environment(setting, service, port, api),
                port,
                setting.home(),
                setting.home().resolve("logs").resolve(service.id() + ".log"));
    }

    private static List<String> options(Setting setting, Service service) {
        var options =
                new ArrayList<>(
                        List.of(
                                "-Xms32m",
                                "-Xmx160m",
                                "-XX:MaxMetaspaceSize=160m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "--enable-native-access=ALL-UNNAMED"));
        options.add("-Djava.io.tmpdir=" + Directories.create(setting.home().resolve("tmp")));
        options.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        options.add("-Dairlock.service=" + service.id());
        return options;
    }

    private static Map<String, String> environment(
            Setting setting, Service service, int port, int api) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", setting.tools().path());
        environment.put("HOME", Directories.create(setting.home().resolve("home")).toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", setting.kafka().bootstrapServers());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", setting.postgres().jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", setting.postgres().username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", setting.postgres().password());
        environment.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "16");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("AIRLOCK_TARGETS_FILE", setting.targets().toString());
        var keys = setting.signingKeys();
        environment.put("AIRLOCK_SIGNING_KEYS_FILE", keys.publicFile().toString());
        environment.put("AIRLOCK_SIGNING_KEY", "file:" + keys.privateFile(service));
        var secrets = Secrets.environment();
        SECRETS.getOrDefault(service, List.of())
                .forEach(name -> environment.put(name, secrets.getOrDefault(name, "")));
        if (service == Service.NOTIFIER) {
            environment.put("AIRLOCK_CONSOLE_URL", "http://127.0.0.1:" + api);
        }
        if (service == Service.DEPLOY_API) {
            environment.put("AIRLOCK_TOKENS_FILE", setting.tokens().toString());
        }
        if (service == Service.INFRA_RUNNER) {
            environment.put("AIRLOCK_INFRA_PLAN_KEY", "file:" + setting.planKey());
            environment.put("AIRLOCK_INFRA_WORKSPACES", workspaces(setting.home()).toString());
        }
        return environment;
    }

    static Path workspaces(Path home) {
        return home.resolve("workspaces");
    }
}
