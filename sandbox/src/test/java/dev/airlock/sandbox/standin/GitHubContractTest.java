package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import dev.airlock.sandbox.standin.Client.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the GitHub stand-in's answers keeps to GitHub's own OpenAPI description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitHubContractTest {
    private static final String REPOSITORY = "/repos/WordPress/openverse";
    private static final String ROOT = "https://contract.example/github";
    private static final String DISPATCH =
            "{\"ref\":\"main\",\"inputs\":{\"tag\":\"rel-1\"},\"return_run_details\":true}";
    private static final JsonNode CONTRACT = contract();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.builder()
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                    .metaSchema(OpenApi30.getInstance())
                    .schemaLoaders(loaders -> loaders.schemas(iri -> CONTRACT.toString()))
                    .build();

    private final SteppedClock clock = new SteppedClock();
    private final StandInServer server = StandInServer.start(clock);
    private final Universe universe = server.universe("catalog-airflow");
    private final Client bot = Client.github(universe, Secrets.GITHUB_TOKEN);
    private final Client approver = Client.github(universe, Secrets.GITHUB_APPROVER_TOKEN);

    private static JsonNode contract() {
        try (var stream =
                GitHubContractTest.class.getResourceAsStream("/contract/github.openapi.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void script() {
        Monorepo.script(universe);
        universe.monorepo().openPull("someone", "topic", "A topic", "What for");
        universe.monorepo().workflow("deploy.yml", Set.of("tag"), _ -> {});
        var pull = universe.monorepo().pulls().getFirst().number();
        approver.post(path("/pulls/%d/reviews".formatted(pull)), "{\"event\":\"APPROVE\"}");
    }

    @AfterAll
    void close() {
        server.close();
    }

    private static String path(String below) {
        return REPOSITORY + below;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /releases, '', 200, /repos/{owner}/{repo}/releases",
        "GET, /releases/DRAFT, '', 200, /repos/{owner}/{repo}/releases/{release_id}",
        "GET, /releases/latest, '', 200, /repos/{owner}/{repo}/releases/latest",
        "GET, /releases/tags/OLD, '', 200, /repos/{owner}/{repo}/releases/tags/{tag}",
        "GET, /releases/tags/nope, '', 404, /repos/{owner}/{repo}/releases/tags/{tag}",
        "PATCH, /releases/1, '{}', 404, /repos/{owner}/{repo}/releases/{release_id}",
        "PATCH, /releases/DRAFT, '{\"name\":\"x\"}', 200, /repos/{owner}/{repo}/releases/{release_id}",
        "GET, /compare/OLD...main, '', 200, /repos/{owner}/{repo}/compare/{basehead}",
        "GET, /compare/OLD...nope, '', 404, /repos/{owner}/{repo}/compare/{basehead}",
        "GET, /commits/main, '', 200, /repos/{owner}/{repo}/commits/{ref}",
        "GET, /commits/nope, '', 422, /repos/{owner}/{repo}/commits/{ref}",
        "GET, /git/ref/tags/OLD, '', 200, /repos/{owner}/{repo}/git/ref/{ref}",
        "GET, /git/ref/tags/nope, '', 404, /repos/{owner}/{repo}/git/ref/{ref}",
        "GET, /contents/catalog/requirements-prod.txt, '', 200, /repos/{owner}/{repo}/contents/{path}",
        "GET, /contents/nope, '', 404, /repos/{owner}/{repo}/contents/{path}",
        "GET, /contents/catalog, '', 200, /repos/{owner}/{repo}/contents/{path}",
        "GET, /pulls?state=all, '', 200, /repos/{owner}/{repo}/pulls",
        "GET, /pulls/PULL, '', 200, /repos/{owner}/{repo}/pulls/{pull_number}",
        "GET, /pulls/1, '', 404, /repos/{owner}/{repo}/pulls/{pull_number}",
        "GET, /pulls/PULL/files, '', 200, /repos/{owner}/{repo}/pulls/{pull_number}/files",
        "GET, /pulls/PULL/reviews, '', 200, /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
        "POST, /pulls, '{\"title\":\"T\",\"head\":\"other\",\"base\":\"main\"}', 201, /repos/{owner}/{repo}/pulls",
        "POST, /pulls, '{\"title\":\"T\",\"head\":\"nope\",\"base\":\"main\"}', 422, /repos/{owner}/{repo}/pulls",
        "POST, /pulls/PULL/reviews, '{\"event\":\"COMMENT\",\"body\":\"b\"}', 200, /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
        "POST, /pulls/PULL/reviews, '{\"event\":\"COMMENT\"}', 422, /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
        "PATCH, /pulls/PULL, '{\"body\":\"more\"}', 200, /repos/{owner}/{repo}/pulls/{pull_number}",
        "PATCH, /pulls/PULL, '{\"state\":\"nope\"}', 422, /repos/{owner}/{repo}/pulls/{pull_number}",
        "GET, /actions/workflows/deploy.yml, '', 200, /repos/{owner}/{repo}/actions/workflows/{workflow_id}",
        "POST, /actions/workflows/deploy.yml/dispatches, DISPATCH, 200, /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
        "GET, /actions/workflows/deploy.yml/runs, '', 200, /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
        "GET, /actions/runs/RUN, '', 200, /repos/{owner}/{repo}/actions/runs/{run_id}",
        "POST, /deployments, '{\"ref\":\"OLD\",\"task\":\"t\",\"payload\":{\"deploy\":\"d\"}}', 201, /repos/{owner}/{repo}/deployments",
        "POST, /deployments, '{\"ref\":\"nope\"}', 422, /repos/{owner}/{repo}/deployments",
        "GET, /deployments?task=t, '', 200, /repos/{owner}/{repo}/deployments",
        "POST, /deployments/42000/statuses, '{\"state\":\"success\",\"log_url\":\"https://a.test/1\",\"environment_url\":\"https://a.test\"}', 201, /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
        "POST, /deployments/42000/statuses, '{\"state\":\"nope\"}', 422, /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
        "GET, /deployments/42000/statuses, '', 200, /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
        "GET, /deployments/1/statuses, '', 404, /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
        "PUT, /pulls/PULL/merge, '{\"sha\":\"0\"}', 409, /repos/{owner}/{repo}/pulls/{pull_number}/merge",
        "PUT, /pulls/PULL/merge, '{}', 200, /repos/{owner}/{repo}/pulls/{pull_number}/merge",
        "PUT, /pulls/PULL/merge, '{}', 405, /repos/{owner}/{repo}/pulls/{pull_number}/merge"
    })
    void keepsToTheContract(String method, String url, String body, int status, String route) {
        // When
        var reply =
                bot.send(method, REPOSITORY + filled(url), body.isEmpty() ? null : filled(body));

        // Then
        assertThat(reply.status()).isEqualTo(status);
        assertThat(schema(method, route, reply).validate(reply.json())).isEmpty();
    }

    private String filled(String text) {
        var releases = universe.monorepo().releases();
        var draft = releases.stream().filter(release -> release.draft()).findFirst().orElseThrow();
        var runs = universe.monorepo().workflow("deploy.yml").runs();
        return text.replace("DISPATCH", DISPATCH)
                .replace("RUN", runs.isEmpty() ? "" : String.valueOf(runs.getFirst().id()))
                .replace("DRAFT", String.valueOf(draft.id()))
                .replace("OLD", Monorepo.OLD)
                .replace("PULL", String.valueOf(universe.monorepo().pulls().getFirst().number()));
    }

    private static JsonSchema schema(String method, String route, Reply reply) {
        var pointer =
                "/paths/%s/%s/responses/%d/content/application~1json/schema"
                        .formatted(
                                route.replace("/", "~1"),
                                method.toLowerCase(java.util.Locale.ROOT),
                                reply.status());
        assertThat(CONTRACT.at(pointer).isMissingNode())
                .withFailMessage("the contract has no %s", pointer)
                .isFalse();
        return SCHEMAS.getSchema(
                SchemaLocation.of(ROOT + "#" + pointer),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }
}
