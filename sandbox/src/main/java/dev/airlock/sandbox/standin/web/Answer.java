package dev.airlock.sandbox.standin.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a stand-in answers. */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    public static final int OK = 200;
    public static final int CREATED = 201;
    public static final int ACCEPTED = 202;
    public static final int NO_CONTENT = 204;
    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int WRONG_METHOD = 405;
    public static final int CONFLICT = 409;
    public static final int UNPROCESSABLE = 422;
    public static final int TOO_MANY = 429;
    public static final int BROKEN = 500;
    public static final int BAD_GATEWAY = 502;
    public static final int UNAVAILABLE = 503;

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, JsonNode body) {
        return typed(status, "application/json", body.toString());
    }

    public static Answer typed(int status, String contentType, String body) {
        return new Answer(status, contentType, body, Map.of());
    }

    public static Answer html(int status, String title) {
        return typed(
                status,
                "text/html; charset=utf-8",
                "<!doctype html>\n<html lang=en>\n<title>%s</title>\n<h1>%s</h1>\n"
                        .formatted(title, title));
    }

    public Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more);
    }
}
