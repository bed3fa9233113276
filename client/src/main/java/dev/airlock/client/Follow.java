package dev.airlock.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A deploy's timeline, live; it goes on where it was when the server comes back. */
final class Follow {
    private static final Set<String> WELL = Set.of("succeeded", "no-changes");
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final Api api;
    private final Printed printed;
    private String last = "0";
    private boolean ended;

    Follow(Api api, Printed printed) {
        this.api = api;
        this.printed = printed;
    }

    /** Returns the exit code that the deploy's outcome means. */
    int untilItHasEnded(String id) {
        printed.answer(
                Api.JSON.createObjectNode().put("deploy", id),
                people -> people.line("deploy " + id));
        var told = true;
        while (true) {
            try (var lines = api.stream("/deploys/" + id + "/events", last)) {
                told = true;
                for (var line : (Iterable<String>) lines::iterator) {
                    if (line.startsWith("data:")) {
                        show(line.substring("data:".length()));
                    }
                    if (ended) {
                        return outcome(id);
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                if (told) {
                    printed.answer(
                            Api.JSON.createObjectNode().put("connection", "lost"),
                            people -> people.line("the connection is lost, will be tried again"));
                    told = false;
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private int outcome(String id) {
        var deploy = api.get("/deploys/" + id);
        printed.answer(deploy, people -> people.line(StatusCommand.headline(deploy)));
        return WELL.contains(Printed.text(deploy, "outcome"))
                ? ExitCode.OK
                : ExitCode.ENDED_OTHERWISE;
    }

    private void show(String data) {
        JsonNode event;
        try {
            event = Api.JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an event: " + data, e);
        }
        last = Printed.text(event, "seq");
        ended = Printed.text(event, "type").equals("deploy-ended");
        if (printed.json()) {
            printed.line(event.toString());
        } else {
            printed.line(
                    "%-24s  %-15s  %-24s  %s"
                            .formatted(
                                    Printed.text(event, "time"),
                                    Printed.text(event, "source").replace("/airlock/", ""),
                                    Printed.text(event, "type"),
                                    Printed.text(event, "state"))
                            .stripTrailing());
        }
    }
}
