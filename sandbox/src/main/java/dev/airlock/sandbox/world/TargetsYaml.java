package dev.airlock.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.airlock.sandbox.standin.Secrets;
import dev.airlock.sandbox.standin.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The world's targets file: for each target the project's own example, with the addresses of this
 * world and intervals short enough to watch.
 */
final class TargetsYaml {
    private static final String EXAMPLE = "catalog-airflow";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ObjectNode example;
    private final ObjectNode targets = YAML.createObjectNode();

    /** From the example configuration in that file. */
    TargetsYaml(Path file) {
        try {
            example = (ObjectNode) YAML.readTree(file.toFile()).required(EXAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(TargetSpec target, URI standIns, InfraRepository infra, String terraform) {
        var section = example.deepCopy();
        var root = standIns.resolve("/" + target.name()).toString();
        settings(target, root, infra, terraform)
                .forEach((path, value) -> set(section, path, value));
        target.settings().forEach((path, value) -> set(section, path, value));
        targets.set(target.name(), section);
    }

    void write(Path file) {
        try {
            YAML.writeValue(file.toFile(), targets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> settings(
            TargetSpec target, String root, InfraRepository infra, String terraform) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("airflow.url", root + "/airflow");
        settings.put(
                "airflow.credentials.type",
                target.line() == TargetSpec.AirflowLine.AIRFLOW_2 ? "basic" : "token");
        settings.put("airflow.credentials.username", Secrets.AIRFLOW_USER);
        settings.put("airflow.poll", "PT0.2S");
        settings.put("airflow.settle", "PT0.3S");
        settings.put("airflow.poke", "PT1S");
        settings.put("airflow.drain", "PT30S");
        settings.put("airflow.hold", "PT1M");
        settings.put("airflow.forceClear", "PT2S");
        settings.put("airflow.rollbackClear", "PT5S");
        settings.put("airflow.wait", "PT2M");
        settings.put("release.api", root + "/github");
        settings.put("release.registry", root + "/registry");
        settings.put("release.deployedVersion", target.deployed().value());
        settings.put("release.buildTimeout", "PT1M");
        settings.put("release.poll", "PT0.2S");
        settings.put("release.changelog.wait", "PT30S");
        settings.put("infra.repository", infra.uri().toString());
        settings.put("infra.commandEnvironment", commandEnvironment(root, infra, terraform));
        settings.put("infra.commandTimeout", "PT1M");
        settings.put("infra.interruptGrace", "PT10S");
        settings.put("infra.pullRequest.api", root + "/github");
        settings.put("infra.rollback.timeout", "PT30S");
        settings.put("infra.rollback.poll", "PT0.2S");
        settings.put("infra.registry", root + "/registry");
        settings.put("verify.healthTimeout", "PT1M");
        settings.put("verify.poll", "PT0.2S");
        settings.put("verify.sentry.url", root + "/sentry");
        settings.put("verify.soak", "PT2S");
        settings.put("notify.slack.url", root + "/slack/api");
        // By its id: only so can it be searched for what was posted before somebody died.
        settings.put("notify.slack.channel", "C0SANDBOX1");
        settings.put("notify.webhooks", webhooks(root));
        settings.put("notify.githubDeployments.api", root + "/github");
        settings.put("notify.githubDeployments.repository", Universe.MONOREPO);
        settings.put("notify.githubDeployments.token", "env:DEPLOYMENTS_TOKEN");
        return settings;
    }

    /** Only on this machine are webhooks sent to without TLS. */
    private static List<Map<String, String>> webhooks(String root) {
        return root.startsWith("http://127.0.0.1:")
                ? List.of(Map.of("url", root + "/webhook/events", "secret", "env:WEBHOOK_SECRET"))
                : List.of();
    }

    private static Map<String, String> commandEnvironment(
            String root, InfraRepository infra, String terraform) {
        return Map.of(
                "AIRLOCK_STATE_DIRECTORY",
                infra.stateDirectory().toString(),
                "AIRLOCK_TERRAFORM",
                terraform,
                "TF_VAR_restart_url",
                root + "/restart");
    }

    private static void set(ObjectNode section, String path, Object value) {
        var names = path.split("\\.");
        var at = section;
        for (int i = 0; i < names.length - 1; i++) {
            at = at.withObjectProperty(names[i]);
        }
        at.set(names[names.length - 1], YAML.valueToTree(value));
    }
}
