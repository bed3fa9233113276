package dev.airlock.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An answer that was no success, in the words of its problem detail (RFC 9457). */
final class ServerSaidNo extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    ServerSaidNo(int status, JsonNode problem) {
        super(text(status, problem));
        this.status = status;
    }

    int exitCode() {
        return status >= 500 ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
    }

    private static String text(int status, JsonNode problem) {
        var said = problem.path("detail").asText(problem.path("title").asText());
        var fields =
                StreamSupport.stream(problem.path("errors").spliterator(), false)
                        .map(each ->
                                "; %s: %s"
                                        .formatted(
                                                each.path("field").asText(),
                                                each.path("message").asText()))
                        .collect(Collectors.joining());
        var link = problem.path("link").asText();
        return "refused (%d): %s%s%s"
                .formatted(
                        status,
                        said.isEmpty() ? "the server does not say why" : said,
                        fields,
                        link.isEmpty() ? "" : " (see " + link + ")");
    }
}
