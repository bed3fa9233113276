package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.standin.github.Pull;
import dev.airlock.sandbox.standin.github.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests, on the scripted monorepo and on a bare repository that somebody pushes to. */
class GitHubPullTest {
    private static final String MONOREPO = "/repos/WordPress/openverse/pulls";
    private static final String INFRA = "/repos/WordPress/openverse-infrastructure/pulls";
    private static final String BUMP =
            "{\"title\":\"Bump\",\"head\":\"bump\",\"base\":\"main\",\"body\":\"b\"}";

    private final SteppedClock clock = new SteppedClock();
    private final StandInServer server = StandInServer.start(clock);
    private final Universe universe = server.universe("catalog-airflow");
    private final Client bot = Client.github(universe, Secrets.GITHUB_TOKEN);
    private final Client approver = Client.github(universe, Secrets.GITHUB_APPROVER_TOKEN);
    private final Client infra = Client.github(universe, Secrets.INFRA_GITHUB_TOKEN);

    @TempDir private Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    private Pull topic(String author) {
        Monorepo.script(universe);
        return universe.monorepo().openPull(author, "topic", "A topic", "What for");
    }

    private Repository bareWithBump() throws Exception {
        var bare = directory.resolve("infra.git");
        try (var _ =
                        Git.init()
                                .setBare(true)
                                .setDirectory(bare.toFile())
                                .setInitialBranch("main")
                                .call();
                var git =
                        Git.init()
                                .setDirectory(directory.resolve("work").toFile())
                                .setInitialBranch("main")
                                .call()) {
            git.remoteAdd().setName("origin").setUri(new URIish(bare.toUri().toString())).call();
            commit(git, "tag = \"rel-1\"\ngate = false\n", "Begin");
            git.checkout().setCreateBranch(true).setName("bump").call();
            commit(git, "tag = \"rel-2\"\ngate = false\n", "Bump");
            git.push().setRemote("origin").setPushAll().call();
        }
        return universe.infrastructure(bare, _ -> {});
    }

    private static void commit(Git git, String text, String message) throws Exception {
        var file = git.getRepository().getWorkTree().toPath().resolve("prod.tf");
        Files.writeString(file, text);
        git.add().addFilepattern("prod.tf").call();
        commit(git, message);
    }

    private static void commit(Git git, String message) throws GitAPIException {
        git.commit()
                .setMessage(message)
                .setAuthor("airlock-infra", "airlock@example.org")
                .setSign(false)
                .call();
    }

    @Test
    void nobodyApprovesTheirOwn() {
        // Given
        var pull = topic(Universe.APPROVER);

        // When
        var reply =
                approver.post(
                        MONOREPO + "/" + pull.number() + "/reviews", "{\"event\":\"APPROVE\"}");

        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0").asText())
                .isEqualTo("Can not approve your own pull request");
        assertThat(universe.monorepo().pulls().getFirst().reviews()).isEmpty();
    }

    @Test
    void anotherAccountApproves() {
        // Given
        var pull = topic("github-actions[bot]");

        // When
        var reply =
                approver.post(
                        MONOREPO + "/" + pull.number() + "/reviews",
                        "{\"event\":\"APPROVE\",\"body\":\"by Airlock\"}");

        // Then
        assertThat(reply.json().path("state").asText()).isEqualTo("APPROVED");
        assertThat(universe.monorepo().pulls().getFirst().approvers())
                .containsExactly(Universe.APPROVER);
    }

    @Test
    void mergesWhatIsOpen() {
        // Given
        var pull = topic("someone");

        // When
        var reply = bot.put(MONOREPO + "/" + pull.number() + "/merge", "{}");

        // Then
        assertThat(reply.json().path("merged").asBoolean()).isTrue();
        assertThat(universe.monorepo().sha("main")).contains(reply.json().path("sha").asText());
        assertThat(bot.get(MONOREPO + "/" + pull.number()).json().path("merged_at").isNull())
                .isFalse();
    }

    @Test
    void closesWithoutMerging() {
        // Given
        var pull = topic("someone");

        // When
        var reply = bot.patch(MONOREPO + "/" + pull.number(), "{\"state\":\"closed\"}");

        // Then
        assertThat(reply.json().path("state").asText()).isEqualTo("closed");
        assertThat(reply.json().path("merged_at").isNull()).isTrue();
        assertThat(bot.get(MONOREPO + "?head=WordPress:topic").json()).isEmpty();
    }

    @Test
    void reopensNoMergedOne() {
        // Given
        var pull = topic("someone");
        bot.put(MONOREPO + "/" + pull.number() + "/merge", "{}");

        // When
        var reply = bot.patch(MONOREPO + "/" + pull.number(), "{\"state\":\"open\"}");

        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(universe.monorepo().pulls().getFirst().open()).isFalse();
    }

    @Test
    void closesOneWhoseBranchIsDeleted() throws Exception {
        // Given
        bareWithBump();
        infra.post(INFRA, BUMP);

        // When
        Files.delete(directory.resolve("infra.git/refs/heads/bump"));

        // Then
        assertThat(infra.get(INFRA).json()).isEmpty();
        assertThat(infra.get(INFRA + "?state=closed").json()).hasSize(1);
    }

    @Test
    void findsByHeadAndState() {
        // Given
        topic("someone");

        // When
        var open = bot.get(MONOREPO + "?head=WordPress:topic").json();
        var other = bot.get(MONOREPO + "?head=WordPress:other").json();
        var closed = bot.get(MONOREPO + "?head=WordPress:topic&state=closed").json();

        // Then
        assertThat(open).hasSize(1);
        assertThat(other).isEmpty();
        assertThat(closed).isEmpty();
    }

    @Test
    void opensOneOfABranchThatWasPushed() throws Exception {
        // Given
        var repository = bareWithBump();

        // When
        var reply = infra.post(INFRA, BUMP);
        var files = infra.get(INFRA + "/" + reply.json().path("number") + "/files").json();

        // Then
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().at("/user/login").asText()).isEqualTo("airlock-infra");
        assertThat(reply.json().at("/head/sha").asText())
                .isEqualTo(repository.sha("bump").orElseThrow());
        assertThat(reply.json().path("commits").asInt()).isEqualTo(1);
        assertThat(files.at("/0/filename").asText()).isEqualTo("prod.tf");
        assertThat(files.at("/0/patch").asText())
                .contains("-tag = \"rel-1\"\n+tag = \"rel-2\"\n gate = false");
    }

    @Test
    void opensNoSecondOneOfABranch() throws Exception {
        // Given
        bareWithBump();
        infra.post(INFRA, BUMP);

        // When
        var reply = infra.post(INFRA, BUMP);

        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/message").asText())
                .isEqualTo("A pull request already exists for WordPress:bump.");
    }

    @Test
    void opensNoneOfABranchThatNobodyPushed() throws Exception {
        // Given
        bareWithBump();

        // When
        var reply = infra.post(INFRA, BUMP.replace("\"bump\"", "\"nope\""));

        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("head");
    }

    @Test
    void hidesAPrivateRepositoryFromOthers() throws Exception {
        // Given
        bareWithBump();

        // When
        var reply = bot.get(INFRA);

        // Then
        assertThat(reply.status()).isEqualTo(404);
    }
}
