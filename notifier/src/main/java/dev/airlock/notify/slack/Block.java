package dev.airlock.notify.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of Block Kit, within Slack's limits; texts in mrkdwn. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Block(
        String type,
        @Nullable Text text,
        @Nullable List<Text> fields,
        @Nullable List<Text> elements) {
    /** How long a section's text may be. */
    static final int SECTION = 3_000;

    private static final int HEADER = 150;
    private static final int FIELD = 2_000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_ELEMENTS = 10;

    static Block header(String text) {
        return new Block("header", Text.plain(text, HEADER), null, null);
    }

    static Block section(String text) {
        return new Block("section", Text.mrkdwn(text, SECTION), null, null);
    }

    static Block fields(List<String> fields) {
        return new Block("section", null, texts(fields, MOST_FIELDS, FIELD), null);
    }

    static Block context(List<String> elements) {
        return new Block("context", null, null, texts(elements, MOST_ELEMENTS, SECTION));
    }

    private static List<Text> texts(List<String> texts, int most, int length) {
        return texts.stream().limit(most).map(text -> Text.mrkdwn(text, length)).toList();
    }
}
