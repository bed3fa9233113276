package dev.airlock.sandbox.standin.webhook;

import com.fasterxml.jackson.databind.JsonNode;

/** What a webhook took: signed, fresh, and not taken before. */
public record Received(String id, JsonNode body) {}
