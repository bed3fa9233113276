package dev.airlock.sandbox;

/** An empty Postgres database, for as long as it is open. */
public interface Postgres extends Server {

    /** On this machine; in a container if {@link Containers#wanted()}. */
    static Postgres start() {
        return Containers.wanted() ? ContainerPostgres.start() : EmbeddedPostgres.start();
    }

    /** The database's address, without a schema: each service sets its own. */
    String jdbcUrl();

    /** The database's address with a schema as the default one. */
    default String jdbcUrl(String schema) {
        return jdbcUrl() + "?currentSchema=" + schema;
    }

    String username();

    String password();
}
