package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import dev.airlock.sandbox.Directories;
import dev.airlock.sandbox.Kafka;
import dev.airlock.sandbox.Postgres;
import dev.airlock.sandbox.standin.StandInServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Everything on this machine: Kafka, Postgres, the stand-ins, an infrastructure repository for each
 * target, and Airlock's six services on free ports. Closing it ends all of that.
 */
public final class World implements AutoCloseable {
    private final Path home;
    private final Kafka kafka;
    private final Postgres postgres;
    private final Outside outside;
    private final EventLog log;
    private final Services services;
    private final Strikes strikes;
    private final HttpClient http;
    private final Parts parts = new Parts();
    private final Thread hook = Thread.ofPlatform().unstarted(this::closeParts);

    private volatile boolean filesToo;

    private World(Path root, Path home, List<TargetSpec> targets) {
        this.home = home;
        var tools = Tools.find(root);
        Directories.create(home.resolve("logs"));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            this.http = client();
            // Its close() waits for exchanges that ended with a killed service, and may for ever.
            parts.opened(http::shutdownNow);
            var database = CompletableFuture.supplyAsync(Postgres::start);
            this.kafka = parts.opened(Kafka.start());
            this.postgres = parts.opened(database.join());
            var example = root.resolve("config/targets.yaml");
            var standIns = parts.opened(StandInServer.start());
            this.outside = Outside.start(home, example, tools.terraform(), standIns, targets);
            this.log =
                    parts.opened(
                            EventLog.follow(
                                    kafka.bootstrapServers(), outside.signingKeys().publicKeys()));
            var setting =
                    new Services.Setting(
                            root,
                            home,
                            kafka,
                            postgres,
                            outside.targetsFile(),
                            outside.tokensFile(),
                            outside.planKeyFile(),
                            outside.signingKeys(),
                            tools);
            this.services = parts.opened(Services.start(setting, http));
            this.strikes = new Strikes(kafka, postgres, services);
            services.awaitReady();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts one; returns when each service says that it can do its job.
     *
     * @param root the project's directory, where the services have been built
     * @param home where it keeps its files; the logs stay there
     */
    public static World start(Path root, Path home, List<TargetSpec> targets) {
        // What an earlier world left there is nobody's.
        Directories.delete(home.toAbsolutePath());
        return new World(root.toAbsolutePath(), home.toAbsolutePath(), targets);
    }

    /** What is deployed to. */
    public Outside outside() {
        return outside;
    }

    /** What is on the topics. */
    public EventLog log() {
        return log;
    }

    public ServiceProcess service(Service service) {
        return services.get(service);
    }

    /** Starts a service again that was stopped or killed, and waits until it is ready. */
    public void restart(Service service) {
        services.restart(service);
    }

    /**
     * Kills it, and starts it again once it has been away for so long; returns when it is ready.
     * One at a time.
     *
     * @return when it was killed; empty if it had ended before
     */
    public Optional<Instant> strike(Victim victim, Duration away) {
        return strikes.strike(victim, away);
    }

    /** Starts another replica of it. */
    public void startSecond(Service service) {
        services.startSecond(service);
    }

    /**
     * Kills the first of its two replicas for good.
     *
     * @return when it was killed
     */
    public Instant killFirst(Service service) {
        services.retireFirst(service).kill();
        return Instant.now();
    }

    /** Stops the first of its two replicas for good. */
    public void stopFirst(Service service) {
        services.retireFirst(service).stop();
    }

    /** All ends, and the services are started before what they need. Returns when all are ready. */
    public void startServicesFirst() {
        strikes.startServicesFirst();
    }

    /** What people do waits until what was killed is there again. */
    public void undisturbed(Runnable action) {
        strikes.undisturbed(action);
    }

    /** Somebody writes to Kafka who is none of the services. */
    public void intrude(ProducerRecord<String, byte[]> record) {
        Intruder.write(kafka.bootstrapServers(), record);
    }

    /** The REST API, called by the operator. */
    public ApiClient operator() {
        return new ApiClient(http, api(), outside.tokens().operator());
    }

    /** The same, called by the one who approves: nobody approves what they started. */
    public ApiClient approver() {
        return new ApiClient(http, api(), outside.tokens().approver());
    }

    public URI api() {
        return services.get(Service.DEPLOY_API).uri();
    }

    /** Where infra-runner works. */
    public Path workspaces() {
        return Launch.workspaces(home);
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** Postgres, to look into what a service stores. */
    public Postgres postgres() {
        return postgres;
    }

    /** Where it keeps its files. */
    public Path home() {
        return home;
    }

    /** Where Kafka is, to read what is on its topics. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Every secret that there is, by what it is for. */
    public Map<String, String> secrets() {
        var secrets = new TreeMap<>(outside.secrets());
        secrets.put("database password", postgres.password());
        return secrets;
    }

    /** Nobody will want to read its logs. */
    public void deleteFilesAtClose() {
        filesToo = true;
    }

    @Override
    public void close() {
        closeParts();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void closeParts() {
        parts.close();
        if (filesToo) {
            Directories.delete(home);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }
}
