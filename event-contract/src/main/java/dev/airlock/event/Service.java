package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The services that take part in a deploy. */
public enum Service {
    DEPLOY_API("deploy-api"),
    AIRFLOW_WATCHER("airflow-watcher"),
    RELEASE_SERVICE("release-service"),
    INFRA_RUNNER("infra-runner"),
    VERIFIER("verifier"),
    NOTIFIER("notifier");

    private static final String SOURCE_PREFIX = "/airlock/";

    private final String id;

    Service(String id) {
        this.id = id;
    }

    /** The name on the wire, in configuration and as {@code quarkus.application.name}. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The CloudEvents {@code source} of what this service emits. */
    public String source() {
        return SOURCE_PREFIX + id;
    }

    /** The service of that name; an unknown one is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static Service of(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no such service: " + Printable.of(id)));
    }

    /** The service that a CloudEvents {@code source} names. */
    public static Service ofSource(String source) {
        if (!source.startsWith(SOURCE_PREFIX)) {
            throw new IllegalArgumentException(
                    "not a source of Airlock's: " + Printable.of(source));
        }
        return of(source.substring(SOURCE_PREFIX.length()));
    }
}
