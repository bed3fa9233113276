package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts, publishing and what follows from it. */
class GitHubReleaseTest {
    private static final String REPOSITORY = "/repos/WordPress/openverse";

    private final SteppedClock clock = new SteppedClock();
    private final StandInServer server = StandInServer.start(clock);
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

    private int draftId() {
        return universe.monorepo().releases().getFirst().id();
    }

    private void publish(String target) {
        bot.patch(
                REPOSITORY + "/releases/" + draftId(),
                "{\"draft\":false,\"target_commitish\":\"%s\"}".formatted(target));
    }

    @Test
    void showsDraftsOnlyToWhoMayPush() {
        // When
        var pusher = bot.get(REPOSITORY + "/releases");
        var reader =
                Client.github(universe, Secrets.INFRA_GITHUB_TOKEN).get(REPOSITORY + "/releases");

        // Then
        assertThat(pusher.json().findValuesAsText("tag_name"))
                .containsExactly(Monorepo.NEW, Monorepo.OLD);
        assertThat(reader.json().findValuesAsText("tag_name")).containsExactly(Monorepo.OLD);
    }

    @Test
    void findsNoDraftByItsTag() {
        assertThat(bot.get(REPOSITORY + "/releases/tags/" + Monorepo.NEW).status()).isEqualTo(404);
        assertThat(bot.get(REPOSITORY + "/git/ref/tags/" + Monorepo.NEW).status()).isEqualTo(404);
    }

    @Test
    void cutsTheTagAtTheTargetsCommit() {
        // Given
        var previewed = universe.monorepo().sha("main").orElseThrow();
        universe.monorepo().commit("Too late", java.util.Map.of("late.txt", "late\n"));

        // When
        publish(previewed);

        // Then
        var tag = bot.get(REPOSITORY + "/git/ref/tags/" + Monorepo.NEW).json();
        assertThat(tag.path("object").path("sha").asText()).isEqualTo(previewed);
        assertThat(bot.get(REPOSITORY + "/releases/tags/" + Monorepo.NEW).status()).isEqualTo(200);
    }

    @Test
    void refusesATargetThatIsNotThere() {
        // When
        var reply =
                bot.patch(
                        REPOSITORY + "/releases/" + draftId(),
                        "{\"draft\":false,\"target_commitish\":\"nope\"}");

        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(universe.monorepo().releases().getFirst().draft()).isTrue();
    }

    @Test
    void buildsTheImageAfterAWhile() {
        // Given
        universe.pipeline().buildTakes(Duration.ofSeconds(30));

        // When
        publish("main");
        clock.seconds(29);
        var before = universe.registry().digest(Pipeline.IMAGE, "rel-" + Monorepo.NEW_VERSION);
        clock.seconds(1);

        // Then
        assertThat(before).isEmpty();
        assertThat(universe.registry().digest(Pipeline.IMAGE, "rel-" + Monorepo.NEW_VERSION))
                .isPresent();
    }

    @Test
    void neverBuildsIfTheBuildFails() {
        // Given
        universe.pipeline().buildFails();

        // When
        publish("main");
        clock.seconds(3600);

        // Then
        assertThat(universe.registry().digest(Pipeline.IMAGE, "rel-" + Monorepo.NEW_VERSION))
                .isEmpty();
    }

    @Test
    void opensTheChangelogsPullRequest() {
        // When
        publish("main");

        // Then
        var pulls = bot.get(REPOSITORY + "/pulls").json();
        var files = bot.get(REPOSITORY + "/pulls/" + pulls.at("/0/number") + "/files").json();
        assertThat(pulls.at("/0/title").asText())
                .isEqualTo("Publish changelog for " + Monorepo.NEW);
        assertThat(pulls.at("/0/user/login").asText()).isEqualTo("github-actions[bot]");
        assertThat(files.findValuesAsText("filename"))
                .containsExactly("documentation/changelogs/catalog/2026.02.02.00.00.00.md");
    }

    @Test
    void comparesByCommitsAndFiles() {
        // When
        var all = bot.get(REPOSITORY + "/compare/%s...main".formatted(Monorepo.OLD)).json();
        var second =
                bot.get(
                        REPOSITORY
                                + "/compare/%s...main?per_page=2&page=2".formatted(Monorepo.OLD));

        // Then
        assertThat(all.path("status").asText()).isEqualTo("ahead");
        assertThat(all.path("total_commits").asInt()).isEqualTo(3);
        assertThat(
                        StreamSupport.stream(all.path("files").spliterator(), false)
                                .map(file ->
                                        file.path("status").asText()
                                                + file.path("filename").asText()))
                .containsExactly("modifiedREADME.md", "addedapi/b.py", "addedcatalog/dags/a.py");
        assertThat(second.json().path("commits")).hasSize(1);
        assertThat(second.json().path("files")).isEmpty();
        assertThat(second.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void readsAFileAtACommit() {
        // When
        var file = bot.get(REPOSITORY + "/contents/README.md?ref=" + Monorepo.OLD).json();

        // Then
        assertThat(Base64.getMimeDecoder().decode(file.path("content").asText()))
                .asString()
                .isEqualTo("Openverse\n");
    }

    @Test
    void listsAFolder() {
        // When
        var folder = bot.get(REPOSITORY + "/contents/catalog?ref=main").json();

        // Then
        assertThat(folder.findValuesAsText("path"))
                .containsExactly("catalog/dags", "catalog/requirements-prod.txt");
        assertThat(folder.findValuesAsText("type")).containsExactly("dir", "file");
        assertThat(bot.get(REPOSITORY + "/contents/cata?ref=main").status()).isEqualTo(404);
    }

    @Test
    void refusesATokenThatItDoesNotKnow() {
        // When
        var reply = Client.github(universe, "stolen").get(REPOSITORY + "/releases");

        // Then
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void refusesToWriteForWhoMayOnlyRead() {
        // When
        var reply =
                Client.github(universe, Secrets.INFRA_GITHUB_TOKEN)
                        .patch(REPOSITORY + "/releases/" + draftId(), "{\"draft\":false}");

        // Then
        assertThat(reply.status()).isEqualTo(403);
        assertThat(universe.monorepo().releases().getFirst().draft()).isTrue();
    }

    @Test
    void countsDownTheRateLimit() {
        // When
        var first = bot.get(REPOSITORY + "/releases");
        var second = bot.get(REPOSITORY + "/releases");

        // Then
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("4999");
        assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("4998");
    }

    @Test
    void pagesLists() {
        // When
        var page = bot.get(REPOSITORY + "/releases?per_page=1");

        // Then
        assertThat(page.json()).hasSize(1);
        assertThat(page.header("Link")).contains("page=2>; rel=\"next\"", "rel=\"last\"");
    }
}
