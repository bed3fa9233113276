package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Version;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.standin.Secrets;
import dev.airlock.sandbox.standin.StandInServer;
import dev.airlock.sandbox.standin.airflow.Line;
import dev.airlock.sandbox.standin.airflow.RestartPlan;
import dev.airlock.sandbox.standin.sentry.Issue;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Kafka, Postgres and stand-ins: {@code plain} (Airflow 3), {@code two} (Airflow 2), {@code noisy}
 * (an error in Sentry after the restart), {@code upgraded} (another version after the restart),
 * {@code away} (nobody answers).
 */
public final class VerifierWorld implements QuarkusTestResourceLifecycleManager {
    private static final RestartPlan PLAN =
            RestartPlan.atOnce()
                    .oldAnswers(Duration.ofMillis(300))
                    .down(Duration.ofMillis(1200))
                    .warming(Duration.ofMillis(200));

    private final BackingServices services = new BackingServices();
    private StandInServer standIns;
    private Path directory;

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(services.start());
        standIns = StandInServer.start();
        var targets = new StringBuilder();
        for (var name : new String[] {"plain", "two", "noisy", "upgraded"}) {
            var universe = standIns.universe(name);
            universe.airflow().restartPlan(PLAN);
            universe.sentry()
                    .add(Issue.error("known for long", Instant.now().minusSeconds(86_400)));
            targets.append(target(name, universe.uri().toString()));
        }
        standIns.universe("two").airflow().line(Line.AIRFLOW_2, "2.11.2");
        standIns.universe("upgraded").airflow().restartPlan(PLAN.version("3.4.0"));
        var noisy = standIns.universe("noisy");
        noisy.airflow().afterRestart(() -> noisy.sentry().raise("KeyError: 'license'"));
        targets.append(target("away", "http://127.0.0.1:1"));
        settings.put("airlock.targets-file", write(targets.toString()).toString());
        settings.put("test.stand-ins", standIns.uri().toString());
        return settings;
    }

    private Path write(String targets) {
        try {
            directory = Files.createTempDirectory("verifier");
            Files.writeString(directory.resolve("airflow"), Secrets.AIRFLOW_PASSWORD);
            Files.writeString(directory.resolve("sentry"), Secrets.SENTRY_TOKEN);
            return Files.writeString(
                    directory.resolve("targets.yaml"),
                    targets.replace("SECRETS", directory.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(String name, String uri) {
        return """
        %s:
          airflow:
            url: %s/airflow
            credentials: {type: token, username: deploybot, password: "file:SECRETS/airflow"}
          verify:
            healthTimeout: PT3S
            poll: PT0.2S
            soak: PT0S
            sentry:
              url: %s/sentry
              organization: openverse
              project: catalog
              environment: production
              token: "file:SECRETS/sentry"
        """
                .formatted(name, uri, uri);
    }

    /** As Terraform's provisioner, or the deployment workflow, does it. */
    static void restart(String standIns, String target, Version version)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("%s/%s/restart?tag=rel-%s".formatted(standIns, target, version));
            var answer =
                    client.send(
                            HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(202);
        }
    }

    @Override
    public void stop() {
        if (standIns != null) {
            standIns.close();
        }
        services.stop();
        if (directory != null) {
            for (var name : new String[] {"airflow", "sentry", "targets.yaml"}) {
                directory.resolve(name).toFile().delete();
            }
            directory.toFile().delete();
        }
    }
}
