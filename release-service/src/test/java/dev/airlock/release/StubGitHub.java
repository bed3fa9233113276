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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One draft, one changelog, one image, answered in the shape of GitHub's and the registry's API.
 */
public class StubGitHub implements QuarkusTestResourceLifecycleManager {
    static final String HEAD = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final String BASE = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    static final String DIGEST = "sha256:" + "d".repeat(64);
    static final List<String> CALLS = new CopyOnWriteArrayList<>();
    static final AtomicBoolean PUBLISHED = new AtomicBoolean();
    private static final AtomicBoolean TAGGED = new AtomicBoolean();
    static final AtomicBoolean APPROVED = new AtomicBoolean();
    static final AtomicBoolean BUILT = new AtomicBoolean();

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
                """
                catalog:
                  release:
                    api: BASE
                    repository: WordPress/openverse
                    token: file:FOLDER/token
                    approverToken: file:FOLDER/token
                    tagPrefix: catalog-
                    image: ghcr.io/wordpress/openverse-catalog
                    registry: BASE
                    necessaryPaths: ["catalog/**"]
                    airflowPin: {file: catalog/pins.txt, pattern: "airflow==([0-9.]+)"}
                    poll: PT0.05S
                    changelog:
                      path: changelogs/{version}.md
                      title: "Publish changelog for catalog-{version}"
                      author: github-actions[bot]
                """
                        .replace("BASE", base)
                        .replace("FOLDER", folder.toString()));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var call = exchange.getRequestMethod() + " " + path;
        CALLS.add(call);
        var body = body(call.replace("/repos/WordPress/openverse", ""), exchange);
        if (body == null) {
            // GitHub's answer to a commit it does not have, unlike to anything else.
            exchange.sendResponseHeaders(call.contains("/commits/") ? 422 : 404, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String body(String call, HttpExchange exchange) {
        return switch (call) {
            case "GET /releases" -> "[" + release() + "]";
            case "GET /releases/11" -> release();
            case "PATCH /releases/11" -> {
                PUBLISHED.set(true);
                yield release();
            }
            case "GET /commits/main" -> commit(HEAD);
            // The tag is there a moment after the release is published.
            case "GET /commits/tags/" + TAG -> TAGGED.getAndSet(true) ? commit(HEAD) : null;
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
                    [{"type": "file", "path": "changelogs/2023.07.03.17.52.00.md"},
                     {"type": "file", "path": "changelogs/2023.06.01.12.00.00.md"},
                     {"type": "file", "path": "changelogs/2023.09.01.12.00.00.md"},
                     {"type": "file", "path": "changelogs/README.md"}]
                    """;
            case "GET /pulls" -> "[" + pull() + "]";
            case "GET /pulls/7" -> pull();
            case "GET /pulls/7/files" -> "[{\"filename\": \"changelogs/2023.08.01.12.00.00.md\"}]";
            case "GET /pulls/7/reviews" -> APPROVED.get() ? "[" + review() + "]" : "[]";
            case "POST /pulls/7/reviews" -> {
                APPROVED.set(true);
                yield review();
            }
            case "HEAD /v2/wordpress/openverse-catalog/manifests/rel-2023.08.01.12.00.00" -> {
                // Not there at the first look: built meanwhile.
                if (!BUILT.getAndSet(true)) {
                    yield null;
                }
                exchange.getResponseHeaders().add("Docker-Content-Digest", DIGEST);
                yield "";
            }
            default -> null;
        };
    }

    private static String pin(String query) {
        var version = query.contains(HEAD) ? "2.6.3" : "2.6.2";
        return Base64.getEncoder()
                .encodeToString(("airflow==" + version).getBytes(StandardCharsets.UTF_8));
    }

    private static String release() {
        return """
        {"id": 11, "tag_name": "%s", "target_commitish": "main", "draft": %s,
         "html_url": "https://github.test/releases/11", "published_at": %s}
        """
                .formatted(
                        TAG,
                        !PUBLISHED.get(),
                        PUBLISHED.get() ? "\"2023-08-01T12:30:00Z\"" : "null");
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
