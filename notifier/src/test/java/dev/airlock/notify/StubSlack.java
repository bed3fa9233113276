package dev.airlock.notify;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A Slack that answers 503 as often as it is told, then takes every message. */
public class StubSlack implements QuarkusTestResourceLifecycleManager {
    static final List<String> MESSAGES = new CopyOnWriteArrayList<>();
    static final AtomicInteger AWAY = new AtomicInteger();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/api/chat.postMessage",
                    exchange -> {
                        var text =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8);
                        var away = AWAY.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                        if (!away) {
                            MESSAGES.add(text);
                        }
                        var answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(away ? 503 : 200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
            server.start();
            var folder = Files.createTempDirectory("notifier-test");
            Files.writeString(folder.resolve("token"), "xoxb-test");
            var targets =
                    """
                    catalog:
                      release: {publish: always}
                      policy: {}
                      notify:
                        slack: {url: "http://127.0.0.1:PORT/api", channel: "#a", token: "file:FOLDER/token"}
                    """
                            .replace("PORT", Integer.toString(server.getAddress().getPort()))
                            .replace("FOLDER", folder.toString());
            return Map.of(
                    "airlock.targets-file",
                    Files.writeString(folder.resolve("targets.yaml"), targets).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
