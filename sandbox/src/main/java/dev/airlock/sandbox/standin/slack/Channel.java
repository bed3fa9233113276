package dev.airlock.sandbox.standin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one channel, whatever name it is called by, and its messages. */
final class Channel {
    static final String ID = "C0SANDBOX1";

    private final List<Message> messages = new ArrayList<>();
    private int posted;

    /** Whether that names it where a method takes names; other methods take the id alone. */
    static boolean isNamed(String channel) {
        return channel.equals(ID) || channel.startsWith("#");
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    Message post(Instant now, String channel, JsonNode body) {
        posted++;
        var message =
                new Message(
                        now,
                        "%d.%06d".formatted(now.getEpochSecond(), posted),
                        channel,
                        body.path("thread_ts").asText(""),
                        body.path("reply_broadcast").asBoolean(false),
                        body.path("text").asText(""),
                        body.path("blocks"),
                        body.path("metadata"),
                        0);
        messages.add(message);
        return message;
    }

    Optional<Message> find(String ts) {
        return messages.stream().filter(message -> message.ts().equals(ts)).findFirst();
    }

    Message change(Message message, JsonNode body) {
        var changed =
                message.changed(
                        body.path("text").asText(message.text()),
                        body.has("blocks") ? body.path("blocks") : MissingNode.getInstance());
        messages.set(messages.indexOf(message), changed);
        return changed;
    }

    void delete(String ts) {
        messages.removeIf(message -> message.ts().equals(ts));
    }

    /** What the channel itself shows since then, newest first. */
    List<Message> shown(String oldest) {
        return messages.stream()
                .filter(message -> !message.isReply() || message.broadcast())
                .filter(message -> message.ts().compareTo(oldest) > 0)
                .toList()
                .reversed();
    }

    /** A message and its replies, oldest first. */
    List<Message> thread(String ts) {
        return messages.stream()
                .filter(message -> message.ts().equals(ts) || message.thread().equals(ts))
                .toList();
    }
}
