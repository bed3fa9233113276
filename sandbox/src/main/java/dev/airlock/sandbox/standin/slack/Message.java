package dev.airlock.sandbox.standin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message as it is now.
 *
 * @param ts its name in the channel
 * @param thread the message that it replies to, or empty
 * @param broadcast whether a reply is shown in the channel too
 * @param metadata what the app knows it by, or null
 * @param updates how often it was changed
 */
public record Message(
        Instant at,
        String ts,
        String channel,
        String thread,
        boolean broadcast,
        String text,
        JsonNode blocks,
        JsonNode metadata,
        int updates) {

    public boolean isReply() {
        return !thread.isEmpty();
    }

    Message changed(String newText, JsonNode newBlocks) {
        return new Message(
                at,
                ts,
                channel,
                thread,
                broadcast,
                newText,
                newBlocks.isMissingNode() ? blocks : newBlocks,
                metadata,
                updates + 1);
    }
}
