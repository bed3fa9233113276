package dev.airlock.notify.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A text object of Block Kit, cut to what Slack takes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Text(String type, String text, @Nullable Boolean emoji) {

    static Text plain(String text, int most) {
        return new Text("plain_text", Mrkdwn.cut(text, most), true);
    }

    /** What comes from outside is escaped already. */
    static Text mrkdwn(String text, int most) {
        return new Text("mrkdwn", Mrkdwn.cut(text, most), null);
    }
}
