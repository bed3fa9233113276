package dev.airlock.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A Postgres server of this machine's own, on a free port of the loopback interface. */
final class EmbeddedPostgres implements Postgres {
    private final Path directory;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(Path directory) {
        this.directory = directory;
        this.server = start(builder());
    }

    /** Starts it; data last until {@link #close}, and nothing waits for a disk. */
    static EmbeddedPostgres start() {
        return new EmbeddedPostgres(Directories.temporary("airlock-postgres"));
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    @Override
    public String username() {
        return "postgres";
    }

    @Override
    public String password() {
        // Nothing asks for it: it is here to be searched for where it must not be.
        return "sandbox-database-password";
    }

    @Override
    public void kill() {
        var postmaster = postmaster();
        Stream.concat(Stream.of(postmaster), postmaster.descendants().toList().stream())
                .peek(ProcessHandle::destroyForcibly)
                .toList()
                .forEach(each -> each.onExit().join());
    }

    @Override
    public void restart() {
        var port = server.getPort();
        // It holds the directory's lock as long as it is not closed.
        stop();
        server = start(builder().setPort(port));
    }

    @Override
    public void close() {
        stop();
        Directories.delete(directory);
    }

    /** What pg_ctl has started: itself has ended long ago. */
    private ProcessHandle postmaster() {
        try (var lines = Files.lines(data().resolve("postmaster.pid"))) {
            var id = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(id).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not run", e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not stop", e);
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres start(Builder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not start", e);
        }
    }

    /** What is committed survives a killed server, whatever becomes of the machine. */
    private Builder builder() {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB");
    }
}
