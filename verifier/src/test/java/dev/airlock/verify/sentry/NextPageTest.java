package dev.airlock.verify.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NextPageTest {
    private static final String LINK =
            "<https://sentry.io/api/0/projects/o/p/issues/?&cursor=0:0:1>; rel=\"previous\";"
                    + " results=\"false\"; cursor=\"0:0:1\","
                    + " <https://sentry.io/api/0/projects/o/p/issues/?&cursor=0:100:0>;"
                    + " rel=\"next\"; results=\"RESULTS\"; cursor=\"0:100:0\"";

    @Test
    void followsANextPageThatHasResults() {
        assertThat(NextPage.cursor(LINK.replace("RESULTS", "true"))).contains("0:100:0");
    }

    @Test
    void endsAtANextPageWithoutResults() {
        assertThat(NextPage.cursor(LINK.replace("RESULTS", "false"))).isEmpty();
        assertThat(NextPage.cursor(null)).isEmpty();
    }
}
