package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import dev.airlock.sandbox.Directories;
import dev.airlock.sandbox.Kafka;
import dev.airlock.sandbox.KafkaTopics;
import dev.airlock.sandbox.Postgres;
import dev.airlock.sandbox.standin.StandInServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Everything on this machine: Kafka, Postgres, the stand-ins, an infrastructure repository for each
 * target, and Airlock's six services on free ports. Closing it ends all of that.
 */
public final class World implements AutoCloseable {
    // What Flyway and Kafka's clients log.
    private static final String NO_DATABASE = "Retrying in ";
    private static final String NO_BROKER = "could not be established. Node may not be available";
    private static final String NO_TOPIC = "UNKNOWN_TOPIC_OR_PARTITION";

    private final Path home;
    private final Kafka kafka;
    private final Postgres postgres;
    private final Outside outside;
    private final EventLog log;
    private final Services services;
    private final HttpClient http;
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Thread hook = Thread.ofPlatform().unstarted(this::closeParts);

    private final Object striking = new Object();

    private volatile boolean filesToo;

    private World(Path root, Path home, List<TargetSpec> targets) {
        this.home = home;
        var tools = Tools.find(root);
        Directories.create(home.resolve("logs"));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            this.http = opened(client());
            var database = CompletableFuture.supplyAsync(Postgres::start);
            this.kafka = opened(Kafka.start());
            this.postgres = opened(database.join());
            var example = root.resolve("config/targets.yaml");
            var standIns = opened(StandInServer.start());
            this.outside = Outside.start(home, example, tools.terraform(), standIns, targets);
            this.log =
                    opened(
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
            this.services = opened(Services.start(setting, http));
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
        var process = services.get(service);
        process.restart();
        Services.awaitReady(process);
    }

    /**
     * Kills it, and starts it again once it has been away for so long; returns when it is ready.
     * One at a time.
     *
     * @return when it was killed
     */
    public Instant strike(Victim victim, Duration away) {
        synchronized (striking) {
            return switch (victim) {
                case KAFKA -> strike(kafka::kill, away, kafka::restart);
                case POSTGRES -> strike(postgres::kill, away, postgres::restart);
                case TERRAFORM ->
                        strike(service(Service.INFRA_RUNNER)::killTerraform, away, () -> {});
                case INFRA_RUNNER_TREE ->
                        strike(
                                service(Service.INFRA_RUNNER)::killTree,
                                away,
                                () -> restart(Service.INFRA_RUNNER));
                default -> {
                    var service = Service.of(victim.id());
                    yield strike(service(service)::kill, away, () -> restart(service));
                }
            };
        }
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

    /**
     * All ends, and the services are started before what they need: Postgres comes once they all
     * have looked for it, then Kafka, and its topics last. Returns when all are ready.
     */
    public void startServicesFirst() {
        synchronized (striking) {
            services.stop();
            KafkaTopics.remove(kafka.bootstrapServers());
            kafka.kill();
            postgres.kill();
            services.restart();
            services.awaitSaying(NO_DATABASE);
            postgres.restart();
            services.awaitSaying(NO_BROKER);
            kafka.restart();
            services.awaitSaying(NO_TOPIC);
            KafkaTopics.create(kafka.bootstrapServers());
            services.awaitReady();
        }
    }

    /** What people do waits until what was killed is there again. */
    public void undisturbed(Runnable action) {
        synchronized (striking) {
            action.run();
        }
    }

    private static Instant strike(Runnable kill, Duration away, Runnable restart) {
        kill.run();
        var killed = Instant.now();
        LockSupport.parkNanos(away.toNanos());
        restart.run();
        return killed;
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
        return Services.workspaces(home);
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** Postgres, to look into what a service stores. */
    public Postgres postgres() {
        return postgres;
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
        AutoCloseable part;
        while ((part = open.pollFirst()) != null) {
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(World.class.getName())
                        .log(System.Logger.Level.WARNING, "A part of the world did not end", e);
            }
        }
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

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }
}
