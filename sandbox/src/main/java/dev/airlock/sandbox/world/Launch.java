package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import dev.airlock.sandbox.Directories;
import dev.airlock.sandbox.standin.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How to start it: its environment is this alone, nothing of ours is inherited. */
record Launch(
        Service service,
        Path java,
        Path jar,
        List<String> options,
        Map<String, String> environment,
        int port,
        Path directory,
        Path log) {
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

    /** How a service of a world is started, on that port; {@code api} is where deploy-api is. */
    static Launch of(Services.Setting setting, Service service, int port, int api) {
        var jar = setting.root().resolve(service.id() + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("not built: " + jar);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Launch(
                service,
                java,
                jar,
                options(setting, service),
                environment(setting, service, port, api),
                port,
                setting.home(),
                setting.home().resolve("logs").resolve(service.id() + ".log"));
    }

    private static List<String> options(Services.Setting setting, Service service) {
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
            Services.Setting setting, Service service, int port, int api) {
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

    Process start() {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(service.id() + " does not start", e);
        }
    }
}
