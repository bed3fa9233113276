package dev.airlock.sandbox.standin;

import dev.airlock.sandbox.standin.airflow.Airflow;
import dev.airlock.sandbox.standin.github.GitHub;
import dev.airlock.sandbox.standin.github.Repository;
import dev.airlock.sandbox.standin.github.Workflow;
import dev.airlock.sandbox.standin.registry.Registry;
import dev.airlock.sandbox.standin.sentry.Sentry;
import dev.airlock.sandbox.standin.slack.Slack;
import dev.airlock.sandbox.standin.state.StateBackend;
import dev.airlock.sandbox.standin.web.Calls;
import dev.airlock.sandbox.standin.web.Dispatcher;
import dev.airlock.sandbox.standin.web.Faults;
import dev.airlock.sandbox.standin.web.Timeline;
import dev.airlock.sandbox.standin.webhook.Webhook;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * All that one target talks to. A scenario scripts it before and while it is used; every call is
 * counted by its route, which starts with the system's name.
 */
public final class Universe {
    public static final String MONOREPO = "WordPress/openverse";
    public static final String INFRASTRUCTURE = "WordPress/openverse-infrastructure";
    public static final String BOT = "airlock[bot]";
    public static final String APPROVER = "airlock-approver";
    public static final String INFRA_BOT = "airlock-infra";
    public static final String DEPLOYMENTS_BOT = "airlock-deployments";

    private static final String DEPLOYMENT = "deploy.yml";

    private final URI uri;
    private final Airflow airflow;
    private final GitHub github;
    private final Registry registry;
    private final Sentry sentry;
    private final Slack slack;
    private final Webhook webhook;
    private final StateBackend state;
    private final Pipeline pipeline;
    private final Repository monorepo;
    private final Dispatcher dispatcher;

    Universe(URI uri, InstantSource clock, CountDownLatch closing) {
        this.uri = uri;
        var timeline = new Timeline(clock);
        airflow = new Airflow(timeline, Secrets.AIRFLOW_USER, Secrets.AIRFLOW_PASSWORD);
        github =
                new GitHub(
                        timeline,
                        uri + "/github",
                        Map.of(
                                Secrets.GITHUB_TOKEN, BOT,
                                Secrets.GITHUB_APPROVER_TOKEN, APPROVER,
                                Secrets.INFRA_GITHUB_TOKEN, INFRA_BOT,
                                Secrets.DEPLOYMENTS_TOKEN, DEPLOYMENTS_BOT));
        registry = new Registry(timeline, uri + "/registry", Secrets.REGISTRY_TOKEN);
        sentry = new Sentry(timeline, uri + "/sentry", Secrets.SENTRY_TOKEN);
        slack = new Slack(timeline, Secrets.SLACK_TOKEN);
        webhook = new Webhook(timeline, Secrets.WEBHOOK_SECRET);
        state = new StateBackend(timeline);
        pipeline = new Pipeline(timeline, registry);
        monorepo = github.scripted(MONOREPO, Set.of(BOT, APPROVER, DEPLOYMENTS_BOT));
        github.onPublished(pipeline::published);
        dispatcher =
                new Dispatcher(
                        timeline,
                        Map.of(
                                "airflow", airflow,
                                "github", github,
                                "registry", registry,
                                "sentry", sentry,
                                "slack", slack,
                                "webhook", webhook,
                                "state", state,
                                "restart", new RestartSite(airflow)),
                        closing);
    }

    /** The root of this universe; the systems are one segment below. */
    public URI uri() {
        return uri;
    }

    public Airflow airflow() {
        return airflow;
    }

    public GitHub github() {
        return github;
    }

    /** The repository that releases are cut from. */
    public Repository monorepo() {
        return monorepo;
    }

    /**
     * Shows the bare infrastructure repository on disk as a private one on GitHub, with the
     * workflow that restarts Airflow with a tag.
     *
     * @param deployed told of that tag: what Terraform would find out there from then on
     */
    public Repository infrastructure(Path bare, Consumer<String> deployed) {
        var repository = github.bare(INFRASTRUCTURE, bare, Set.of(INFRA_BOT));
        repository.workflow(
                DEPLOYMENT,
                Set.of("tag"),
                inputs -> {
                    var tag = inputs.getOrDefault("tag", "");
                    airflow.restart(tag);
                    deployed.accept(tag);
                });
        return repository;
    }

    /** The infrastructure repository's workflow that brings a version back. */
    public Workflow deployment() {
        return github.repository(INFRASTRUCTURE).workflow(DEPLOYMENT);
    }

    public Registry registry() {
        return registry;
    }

    public Sentry sentry() {
        return sentry;
    }

    public Slack slack() {
        return slack;
    }

    /** Somebody who is sent events. */
    public Webhook webhook() {
        return webhook;
    }

    /** Where the infrastructure's team may keep its state, at {@link #stateAddress}. */
    public StateBackend state() {
        return state;
    }

    public URI stateAddress() {
        return URI.create(uri + "/state");
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public Calls calls() {
        return dispatcher.calls();
    }

    public Faults faults() {
        return dispatcher.faults();
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }
}
