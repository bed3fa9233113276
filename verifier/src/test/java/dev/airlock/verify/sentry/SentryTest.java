package dev.airlock.verify.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.kit.config.Secret;
import dev.airlock.sandbox.standin.Secrets;
import dev.airlock.sandbox.standin.StandInServer;
import dev.airlock.sandbox.standin.Universe;
import dev.airlock.verify.flow.VerifierWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentry's list of issues over HTTP. */
@QuarkusTest
@QuarkusTestResource(VerifierWorld.class)
class SentryTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path directory;
    private StandInServer standIns;
    private Universe universe;

    @BeforeEach
    void open() throws IOException {
        standIns = StandInServer.start();
        universe = standIns.universe("catalog");
        Files.writeString(directory.resolve("token"), Secrets.SENTRY_TOKEN);
    }

    @AfterEach
    void close() {
        standIns.close();
    }

    private Sentry sentry() {
        return Sentry.open(
                new SentryConfig(
                        URI.create(universe.uri() + "/sentry"),
                        "openverse",
                        "catalog",
                        "production",
                        Secret.of("file:" + directory.resolve("token"))),
                Duration.ofSeconds(5));
    }

    private static dev.airlock.sandbox.standin.sentry.Issue error(int number) {
        return dev.airlock.sandbox.standin.sentry.Issue.error(
                "error " + number, LONG_AGO.plusSeconds(number));
    }

    @Test
    void readsEveryPageOfTheEnvironmentsUnresolvedIssues() throws SentryUnavailable {
        for (int number = 0; number < 230; number++) {
            universe.sentry().add(error(number));
        }
        universe.sentry().add(error(230).in("staging"));
        universe.sentry().add(error(231).withStatus("resolved", "resolved"));

        var issues = sentry().unresolved();

        assertThat(issues).hasSize(230).extracting(Issue::id).doesNotHaveDuplicates();
        assertThat(issues.getFirst().name())
                .startsWith("CATALOG-230 error 229 (http")
                .contains("/issues/230/");
        assertThat(issues.getFirst().firstSeen()).isEqualTo(LONG_AGO.plusSeconds(229));
    }

    @Test
    void readsNoFurtherThanTheEventsItWants() throws SentryUnavailable {
        for (int number = 0; number < 230; number++) {
            universe.sentry().add(error(number));
        }

        var issues = sentry().unresolvedSince(LONG_AGO.plusSeconds(200));

        assertThat(issues).hasSize(100);
    }

    @Test
    void saysThatTheTokenIsRefusedWithoutShowingIt() throws IOException {
        Files.writeString(directory.resolve("token"), "s3cret");

        assertThatThrownBy(() -> sentry().unresolved())
                .isInstanceOf(SentryUnavailable.class)
                .hasMessage("Sentry answers HTTP 401");
    }

    @Test
    void saysThatNobodyAnswers() {
        standIns.close();

        assertThatThrownBy(() -> sentry().unresolved())
                .isInstanceOf(SentryUnavailable.class)
                .hasMessageContaining("does not answer");
    }
}
