package dev.airlock.release;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One draft, one changelog, one image in each of five repositories, answered in the shape of
 * GitHub's and the registry's API. In {@code slow} nothing is built, and the changelog's pull
 * request comes when the fact {@code slow pull} is there. In {@code tagged} the tag is at another
 * commit already; {@code flaky} publishes without an answer.
 */
public class StubGitHub implements QuarkusTestResourceLifecycleManager {
    static final String HEAD = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final String BASE = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    static final String DIGEST = "sha256:" + "d".repeat(64);
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    /** What has happened, each as the name of a repository and a word. */
    static final Set<String> FACTS = ConcurrentHashMap.newKeySet();

    private static final String TAG = "catalog-2023.08.01.12.00.00";
    private HttpServer server;
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", StubGitHub::answer);
            server.start();
            folder = Files.createTempDirectory("release-test");
            Files.writeString(folder.resolve("token"), "t0ken\n");
            return Map.of("airlock.targets-file", targets().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path targets() throws IOException {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Files.writeString(
                folder.resolve("targets.yaml"),
                Stream.of(
                                "catalog openverse PT30M",
                                "dry dry PT30M",
                                "slow slow PT0.3S",
                                "tagged tagged PT30M",
                                "flaky flaky PT30M")
                        .map(line -> target(line.split(" ")))
                        .collect(Collectors.joining())
                        .replace("BASE", base)
                        .replace("FOLDER", folder.toString()));
    }

    private static String target(String... words) {
        return """
        TARGET:
          release:
            api: BASE
            repository: WordPress/REPOSITORY
            token: file:FOLDER/token
            approverToken: file:FOLDER/token
            tagPrefix: catalog-
            image: ghcr.io/wordpress/REPOSITORY-catalog
            registry: BASE
            necessaryPaths: ["catalog/**"]
            airflowPin: {file: catalog/pins.txt, pattern: "airflow==([0-9.]+)"}
            poll: PT0.05S
            changelog:
              path: changelogs/{version}.md
              title: "Publish changelog for catalog-{version}"
              author: github-actions[bot]
              wait: WAIT
              remind: PT1S
        """
                .replace("TARGET", words[0])
                .replace("REPOSITORY", words[1])
                .replace("WAIT", words[2]);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var call = exchange.getRequestMethod() + " " + path;
        CALLS.add(call);
        var repository = path.split("[/-]")[3];
        var body =
                path.startsWith("/v2/")
                        ? image(repository, exchange)
                        : body(
                                repository,
                                call.replace("/repos/WordPress/" + repository, ""),
                                exchange);
        if (body == null) {
            // GitHub's answer to a commit it does not have, unlike to anything else.
            var absent = call.contains("/commits/") ? 422 : 404;
            exchange.sendResponseHeaders(call.startsWith("PATCH") ? 503 : absent, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String body(String repository, String call, HttpExchange exchange) {
        return switch (call) {
            case "GET /releases" -> "[" + release(repository) + "]";
            case "GET /releases/11" -> release(repository);
            case "PATCH /releases/11" -> {
                FACTS.add(repository + " published");
                yield repository.equals("flaky") ? null : release(repository);
            }
            case "GET /commits/main" -> commit(HEAD);
            case "GET /commits/tags/" + TAG ->
                    repository.equals("tagged")
                            ? commit(BASE)
                            : tagged(repository) ? commit(HEAD) : null;
            case "GET /commits/tags/catalog-2023.07.03.17.52.00" -> commit(BASE);
            case "GET /compare/" + BASE + "..." + HEAD ->
                    """
                    {"total_commits": 1, "behind_by": 1, "commits": [%s],
                     "files": [{"filename": "catalog/dags/a.py", "status": "modified"}]}
                    """
                            .formatted(commit(HEAD));
            case "GET /compare/" + HEAD + "..." + BASE ->
                    """
                    {"total_commits": 1, "behind_by": 1, "commits": [%s],
                     "files": [{"filename": "catalog/dags/b.py", "status": "modified"}]}
                    """
                            .formatted(commit(BASE));
            case "GET /contents/catalog/pins.txt" ->
                    """
                    {"encoding": "base64", "content": "%s\\n"}
                    """
                            .formatted(pin(exchange.getRequestURI().getQuery()));
            case "GET /contents/changelogs" ->
                    """
                    [{"type": "file", "path": "changelogs/2023.06.01.10.00.00.md"},
                     {"type": "file", "path": "changelogs/2023.07.03.17.52.00.md"},
                     {"type": "file", "path": "changelogs/2023.08.01.12.00.00.md"},
                     {"type": "file", "path": "changelogs/2023.09.01.12.00.00.md"},
                     {"type": "file", "path": "changelogs/README.md"}]
                    """;
            case "GET /pulls" ->
                    repository.equals("slow") && !FACTS.contains("slow pull")
                            ? "[]"
                            : "[" + pull() + "]";
            case "GET /pulls/7" -> pull();
            case "GET /pulls/7/files" -> "[{\"filename\": \"changelogs/2023.08.01.12.00.00.md\"}]";
            case "GET /pulls/7/reviews" ->
                    FACTS.contains(repository + " approved") ? "[" + review() + "]" : "[]";
            case "POST /pulls/7/reviews" -> {
                FACTS.add(repository + " approved");
                yield review();
            }
            default -> null;
        };
    }

    /** The tag is there a moment after the release is published. */
    private static boolean tagged(String repository) {
        return FACTS.contains(repository + " published") && !FACTS.add(repository + " tagged");
    }

    /** Not there at the first look: built meanwhile. */
    private static String image(String repository, HttpExchange exchange) {
        if (repository.equals("slow") || FACTS.add(repository + " built")) {
            return null;
        }
        exchange.getResponseHeaders().add("Docker-Content-Digest", DIGEST);
        return "";
    }

    private static String pin(String query) {
        var version = query.contains(HEAD) ? "2.6.3" : "2.6.2";
        return Base64.getEncoder()
                .encodeToString(("airflow==" + version).getBytes(StandardCharsets.UTF_8));
    }

    private static String release(String repository) {
        var published = FACTS.contains(repository + " published");
        return """
        {"id": 11, "tag_name": "%s", "target_commitish": "main", "draft": %s,
         "html_url": "https://github.test/releases/11", "published_at": %s}
        """
                .formatted(TAG, !published, published ? "\"2023-08-01T12:30:00Z\"" : "null");
    }

    private static String commit(String sha) {
        return """
        {"sha": "%s", "html_url": "https://github.test/c", "author": {"login": "dev"},
         "commit": {"message": "Change a DAG\\n\\nbody", "author": {"name": "Dev"}}}
        """
                .formatted(sha);
    }

    private static String pull() {
        return """
        {"number": 7, "html_url": "https://github.test/pull/7", "state": "open",
         "title": "Publish changelog for catalog-2023.08.01.12.00.00", "merged_at": null,
         "user": {"login": "github-actions[bot]"}, "mergeable": true, "head": {"sha": "c0ffee"}}
        """;
    }

    private static String review() {
        return """
        {"user": {"login": "airlock-approver"}, "state": "APPROVED", "commit_id": "c0ffee",
         "author_association": "MEMBER"}
        """;
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
