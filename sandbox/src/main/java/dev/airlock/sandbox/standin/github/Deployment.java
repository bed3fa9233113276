package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deployment: what of which environment, by whose order, and what became of it. */
public final class Deployment {
    private final long id;
    private final String ref;
    private final String sha;
    private final JsonNode body;
    private final String creator;
    private final Instant createdAt;
    private final List<Status> statuses = new ArrayList<>();

    Deployment(long id, String ref, String sha, JsonNode body, String creator, Instant createdAt) {
        this.id = id;
        this.ref = ref;
        this.sha = sha;
        this.body = body;
        this.creator = creator;
        this.createdAt = createdAt;
    }

    /** One thing that became of it. */
    public record Status(long id, String state, JsonNode body, String creator, Instant createdAt) {}

    long id() {
        return id;
    }

    public String ref() {
        return ref;
    }

    String sha() {
        return sha;
    }

    String creator() {
        return creator;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** A field as it was ordered, or what it is if it was not. */
    String field(String name, String otherwise) {
        return body.path(name).asText(otherwise);
    }

    JsonNode payload() {
        return body.path("payload");
    }

    /** In order. */
    public List<Status> statuses() {
        return List.copyOf(statuses);
    }

    /** The last state; null if nothing was told of it. */
    public @Nullable String state() {
        return statuses.isEmpty() ? null : statuses.getLast().state();
    }

    void add(Status status) {
        statuses.add(status);
    }
}
