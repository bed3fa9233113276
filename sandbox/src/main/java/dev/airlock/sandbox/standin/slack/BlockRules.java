package dev.airlock.sandbox.standin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What Slack refuses as {@code invalid_blocks}, as far as headers, sections, contexts and dividers
 * go. Source: Slack's reference of Block Kit.
 */
final class BlockRules {
    private static final int MOST_BLOCKS = 50;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_ELEMENTS = 10;
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;
    private static final int FIELD = 2_000;

    private final List<String> broken = new ArrayList<>();

    private BlockRules() {}

    /** What is wrong, a line each; absent blocks are not. */
    static List<String> broken(JsonNode blocks) {
        var rules = new BlockRules();
        if (!blocks.isMissingNode()) {
            rules.check(blocks);
        }
        return rules.broken;
    }

    private void check(JsonNode blocks) {
        require(blocks.isArray(), "must be an array", "/blocks");
        require(blocks.size() <= MOST_BLOCKS, "no more than 50 items allowed", "/blocks");
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.get(i), "/blocks/" + i);
        }
    }

    private void block(JsonNode block, String at) {
        switch (block.path("type").asText()) {
            case "header" -> text(block.path("text"), HEADER, "plain_text", at + "/text");
            case "section" -> section(block, at);
            case "context" -> {
                var elements = block.path("elements");
                require(
                        !elements.isEmpty() && elements.size() <= MOST_ELEMENTS,
                        "between 1 and 10 items",
                        at + "/elements");
                elements.forEach(each -> text(each, SECTION, "mrkdwn", at + "/elements"));
            }
            case "divider" -> {}
            default -> require(false, "unsupported type: " + block.path("type").asText(), at);
        }
    }

    private void section(JsonNode block, String at) {
        require(block.has("text") || block.has("fields"), "text or fields are required", at);
        if (block.has("text")) {
            text(block.path("text"), SECTION, "mrkdwn", at + "/text");
        }
        var fields = block.path("fields");
        if (block.has("fields")) {
            require(
                    !fields.isEmpty() && fields.size() <= MOST_FIELDS,
                    "between 1 and 10 items",
                    at + "/fields");
            fields.forEach(each -> text(each, FIELD, "mrkdwn", at + "/fields"));
        }
    }

    private void text(JsonNode text, int most, String type, String at) {
        var given = text.path("type").asText();
        require(
                given.equals("plain_text") || (given.equals(type) && type.equals("mrkdwn")),
                "unsupported type: " + given,
                at);
        require(
                given.equals("plain_text") || !text.has("emoji"),
                "emoji is for plain_text alone",
                at);
        var length = text.path("text").asText().length();
        require(length > 0, "must be more than 0 characters", at);
        require(length <= most, "must be less than %d characters".formatted(most + 1), at);
    }

    private void require(boolean held, String message, String at) {
        if (!held) {
            broken.add("[ERROR] %s [json-pointer:%s]".formatted(message, at));
        }
    }
}
