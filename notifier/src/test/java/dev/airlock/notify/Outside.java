package dev.airlock.notify;

import dev.airlock.sandbox.standin.Secrets;
import dev.airlock.sandbox.standin.StandInServer;
import dev.airlock.sandbox.standin.Universe;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The stand-ins of everybody that is told, and a targets file that names them. */
public class Outside implements QuarkusTestResourceLifecycleManager {
    static final String TARGET = "catalog";

    private static StandInServer server;

    static Universe universe() {
        return server.universe(TARGET);
    }

    @Override
    public Map<String, String> start() {
        server = StandInServer.start();
        try {
            var folder = Files.createTempDirectory("notifier-test");
            var targets =
                    """
                    catalog:
                      release: {publish: always, tagPrefix: catalog-}
                      policy: {}
                      airflow: {url: https://airflow.test}
                      notify:
                        slack:
                          url: ROOT/slack/api
                          channel: C0SANDBOX1
                          token: SLACK
                        webhooks:
                          - {url: ROOT/webhook/events, secret: WEBHOOK}
                          - {url: ROOT/webhook/gone, secret: WEBHOOK, events: [deploy-ended]}
                        githubDeployments:
                          api: ROOT/github
                          repository: WordPress/openverse
                          token: DEPLOYMENTS
                    """
                            .replace("ROOT", universe().uri().toString())
                            .replace("SLACK", secret(folder, "slack", Secrets.SLACK_TOKEN))
                            .replace("WEBHOOK", secret(folder, "webhook", Secrets.WEBHOOK_SECRET))
                            .replace(
                                    "DEPLOYMENTS",
                                    secret(folder, "deployments", Secrets.DEPLOYMENTS_TOKEN));
            return Map.of(
                    "airlock.console-url",
                    "https://airlock.test",
                    "airlock.targets-file",
                    Files.writeString(folder.resolve("targets.yaml"), targets).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret(Path folder, String name, String value) throws IOException {
        return "file:" + Files.writeString(folder.resolve(name), value);
    }

    @Override
    public void stop() {
        server.close();
    }
}
