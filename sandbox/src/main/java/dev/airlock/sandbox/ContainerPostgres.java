package dev.airlock.sandbox;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** A Postgres server in a container; as many connections as the embedded one takes. */
final class ContainerPostgres implements Postgres {
    private final PostgreSQLContainer container;

    private ContainerPostgres(PostgreSQLContainer container) {
        this.container = container;
    }

    static ContainerPostgres start() {
        var container =
                new PostgreSQLContainer(Containers.POSTGRES)
                        .withCommand("postgres", "-c", "max_connections=200");
        container.setPortBindings(Containers.keptPort(PostgreSQLContainer.POSTGRESQL_PORT));
        container.start();
        return new ContainerPostgres(container);
    }

    /** Without Testcontainers' own parameters, so that others can be added. */
    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        container.getDatabaseName());
    }

    @Override
    public String username() {
        return container.getUsername();
    }

    @Override
    public String password() {
        return container.getPassword();
    }

    @Override
    public void kill() {
        Containers.kill(container);
    }

    @Override
    public void restart() {
        Containers.restart(container);
    }

    @Override
    public void close() {
        container.stop();
    }
}
