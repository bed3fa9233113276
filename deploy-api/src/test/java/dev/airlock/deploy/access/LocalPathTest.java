package dev.airlock.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/targets/catalog", "/deploys?state=ended&from=2026-01-01"})
    void isWhereOneWanted(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "targets",
                "//evil.example/x",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\\evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/%zz",
            })
    void isTheFirstPageInsteadOfElsewhere(String asked) {
        assertThat(LocalPath.of(asked)).isEqualTo("/");
    }
}
