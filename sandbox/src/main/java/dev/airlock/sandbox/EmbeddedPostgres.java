package dev.airlock.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A Postgres server of this machine's own, on a free port of the loopback interface. */
final class EmbeddedPostgres implements Postgres {
    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it; data last until {@link #close}, and nothing waits for a disk. */
    static EmbeddedPostgres start() {
        try {
            return new EmbeddedPostgres(
                    io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", "64MB")
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not start", e);
        }
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
        return "postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not stop", e);
        }
    }
}
