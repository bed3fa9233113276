package dev.airlock.deploy.console;

import static dev.airlock.deploy.api.Api.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ConsoleTest {
    private static final int FIRST_PAGE = 100 * 1024;

    private final Browser bob = new Browser("bob");

    @Test
    void keepsToAStrictContentSecurityPolicy() {
        var deploy = start("formed");

        for (var path :
                List.of(
                        "/console",
                        "/console/targets/formed",
                        "/console/deploys",
                        "/console/deploys/" + deploy,
                        "/console/dead-letters",
                        "/console/audit",
                        "/login")) {
            var page = bob.page(path);
            assertThat(page.select("script:not([src]), style, [style]")).as(path).isEmpty();
            assertThat(page.select("[onclick], [onload], a[href^=javascript:]")).isEmpty();
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select("main, html[lang]")).as(path).hasSize(2);
            var ids = page.select("[id]").eachAttr("id");
            assertThat(new HashSet<>(ids)).as(path).hasSameSizeAs(ids);
            for (var field : page.select("input:not([type=hidden]), textarea, select")) {
                assertThat(field.closest("label")).as(path + " " + field).isNotNull();
            }
        }
    }

    @Test
    void showsWhoCommandedWhatAndToNobodyWhoMayNotRead() {
        start("formed");

        var page = bob.page("/console/audit?target=formed&who=alice");

        assertThat(page.select("article").eachText())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("Start", "formed", "alice, from"));
        assertThat(bob.page("/console/audit?who=nobody").select("article")).isEmpty();
        assertThat(page.select("nav a[aria-current=page]").text()).isEqualTo("Audit");

        var alice = new Browser("alice");
        assertThat(alice.get("/console/audit").statusCode()).isEqualTo(403);
        assertThat(alice.page("/console").select("nav").text()).doesNotContain("Audit");
    }

    @Test
    void weighsLittleAndMayBeKept() {
        var page = bob.page("/console");
        var weight = bytes("/console");

        for (var asset : page.select("script[src], link[href]")) {
            var address = asset.hasAttr("src") ? asset.attr("src") : asset.attr("href");
            var answer = given().header("Accept-Encoding", "gzip").get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(address).contains("max-age=31536000");
            weight += bytes(address);
        }

        assertThat(weight).isLessThan(FIRST_PAGE);
    }

    private static int bytes(String path) {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Accept-Encoding", "gzip")
                        .header("Authorization", "Bearer token-bob")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray()).body().length;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsAnOpenPageOfAChange() {
        var deploy = start("formed");
        var lines = new CopyOnWriteArrayList<String>();
        var request =
                HttpRequest.newBuilder(uri("/console/live/deploys/" + deploy))
                        .header("Authorization", "Bearer token-bob")
                        .build();
        var client = HttpClient.newHttpClient();
        try {
            client.sendAsync(request, BodyHandlers.ofLines())
                    .thenAccept(answer -> answer.body().forEach(lines::add));
            awaitChanges(lines, 1);

            bob.post("/console/targets/formed/lock", Map.of("reason", "for a moment"))
                    .then()
                    .statusCode(303);

            awaitChanges(lines, 2);
        } finally {
            client.shutdownNow();
            bob.post("/console/targets/formed/unlock", Map.of());
        }
    }

    private static void awaitChanges(List<String> lines, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(lines.stream().filter("event:changed"::equals))
                                .hasSizeGreaterThanOrEqualTo(count));
    }

    @Test
    void findsPastDeploysByWhatIsKnownOfThem() {
        var deploy = start("formed");
        var found =
                bob.page("/console/deploys?target=formed&who=alice&text=" + deploy.substring(28));
        var none = bob.page("/console/deploys?target=formed&text=100%25");

        assertThat(found.select(".list a").eachAttr("href"))
                .containsExactly("/console/deploys/" + deploy);
        assertThat(none.select("main").text()).contains("None like that");
        assertThat(bob.get("/console/deploys?from=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void saysOnAPageWhatThereIsNot() {
        for (var path :
                List.of(
                        "/console/deploys/" + java.util.UUID.randomUUID(),
                        "/console/targets/nowhere")) {
            var answer = bob.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Jsoup.parse(answer.asString()).text()).contains("There is no such");
        }
    }

    @Test
    void turnsProblemsIntoPages() {
        var answer = bob.post("/console/deploys", Map.of());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(Jsoup.parse(answer.asString()).select("h1, main")).hasSize(2);
    }

    @Test
    void leadsFromTheRootToTheTargets() {
        var answer = bob.get("/");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/console");
    }

    @Test
    void logsInOnItsOwnPage() {
        var page = Jsoup.parse(given().queryParam("to", "/console\"><b>").get("/login").asString());

        assertThat(page.select("form[action=/login] input[name=token]")).hasSize(1);
        assertThat(page.select("input[name=to]").val()).isEqualTo("/console\"><b>");
        assertThat(page.select("nav")).isEmpty();
    }

    @Test
    void asksTwiceBeforeALetterIsGone() {
        var answer = bob.post("/console/dead-letters/9-9", Map.of("decision", "dropped"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains("Reason");
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }
}
