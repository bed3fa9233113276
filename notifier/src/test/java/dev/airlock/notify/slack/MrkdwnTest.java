package dev.airlock.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.notify.known.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTest {
    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abcde…",
        "abc&amp;, 6, abc…",
        "&amp;bcd, 6, &amp;…",
        "a&b&c&d, 6, a&b&c…",
        "abcd😀fg, 6, abcd…",
    })
    void cutsNeitherAnEntityNorACharacterInTwo(String text, int most, String cut) {
        assertThat(Mrkdwn.cut(text, most)).isEqualTo(cut);
    }

    @Test
    void linksToNothingButTheWeb() {
        assertThat(Mrkdwn.link(new Link("run", "https://x/?a=1&b=2")))
                .isEqualTo("<https://x/?a=1&amp;b=2|run>");
        assertThat(Mrkdwn.link(new Link("run", "!channel>"))).isEqualTo("run !channel&gt;");
    }

    @Test
    void codeEndsWhereItShould() {
        assertThat(Mrkdwn.code("a`b`")).isEqualTo("`a'b'`");
    }
}
