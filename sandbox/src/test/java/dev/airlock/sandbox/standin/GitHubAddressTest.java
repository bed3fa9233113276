package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The GitHub stand-in's addresses hold nothing that an address may not; the fields beside do. */
class GitHubAddressTest {
    private static final String REPOSITORY = "/repos/WordPress/openverse";

    private final StandInServer server = StandInServer.start(new SteppedClock());
    private final Universe universe = server.universe("catalog-airflow");
    private final Client bot = Client.github(universe, Secrets.GITHUB_TOKEN);

    @BeforeEach
    void script() {
        Monorepo.script(universe);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void encodesTheLoginOfABot() {
        // When
        var author = bot.get(REPOSITORY + "/releases").json().at("/0/author");

        // Then
        assertThat(author.path("login").asText()).isEqualTo("github-actions[bot]");
        assertThat(author.path("type").asText()).isEqualTo("Bot");
        assertThat(author.path("url").asText()).endsWith("/users/github-actions%5Bbot%5D");
        assertThat(author.path("html_url").asText()).endsWith("/apps/github-actions");
    }

    @Test
    void encodesThePathOfAFile() {
        // Given
        universe.monorepo().commit("Odd", Map.of("docs/a [1] + \"b\".md", "odd\n"));

        // When
        var file = bot.get(REPOSITORY + "/contents/docs/a%20%5B1%5D%20%2B%20%22b%22.md").json();
        var change = bot.get(REPOSITORY + "/commits/main").json();
        var compared = bot.get(REPOSITORY + "/compare/" + Monorepo.OLD + "...main").json();

        // Then
        assertThat(file.path("name").asText()).isEqualTo("a [1] + \"b\".md");
        assertThat(file.path("path").asText()).isEqualTo("docs/a [1] + \"b\".md");
        assertThat(file.path("url").asText())
                .endsWith("/contents/docs/a%20%5B1%5D%20%2B%20%22b%22.md");
        assertThat(change.at("/commit/author/name").asText()).isEqualTo("openverse-maintainer");
        assertThat(compared.path("files").findValuesAsText("filename"))
                .contains("docs/a [1] + \"b\".md");
        assertThat(compared.path("files").findValuesAsText("blob_url"))
                .anyMatch(address -> address.endsWith("/docs/a%20%5B1%5D%20%2B%20%22b%22.md"));
    }

    @Test
    void encodesTheQueryOfAnotherPage() {
        // When
        var page = bot.get(REPOSITORY + "/releases?per_page=1&note=a%20%26%5Bb%5D");

        // Then
        assertThat(page.header("Link")).contains("note=a%20%26%5Bb%5D&per_page=1&page=2>");
    }
}
