package dev.airlock.sandbox.standin.registry;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An OCI registry: tags name image indexes; who asks without a token is told where to get one. */
public final class Registry implements Site {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final Timeline timeline;
    private final RegistryTokens tokens;
    // repository, then tag
    private final Map<String, Map<String, Image>> tags = new TreeMap<>();
    private final Routes routes;
    private int pushes;

    /** The root is the address that clients are given. */
    public Registry(Timeline timeline, String root, String password) {
        this.timeline = timeline;
        this.tokens = new RegistryTokens(root, password);
        this.routes =
                new Routes()
                        .on("GET", "/v2/", tokens::base)
                        .on("GET", "/token", tokens::issue)
                        .on("GET", "/v2/{name...}/manifests/{reference}", this::manifest)
                        .on("GET", "/v2/{name...}/tags/list", this::list);
    }

    /** Builds an image and points the tag at it, moving it if it was there; returns the digest. */
    public String push(String repository, String tag) {
        return timeline.look(() -> {
            var image = build(tag);
            tags.computeIfAbsent(repository, _ -> new TreeMap<>()).put(tag, image);
            return image.digest();
        });
    }

    public void remove(String repository, String tag) {
        timeline.change(() -> tags.getOrDefault(repository, Map.of()).remove(tag));
    }

    /** What the tag names now. */
    public Optional<String> digest(String repository, String tag) {
        return timeline.look(() -> find(repository, tag).map(Image::digest));
    }

    private Image build(String tag) {
        pushes++;
        var index = Json.template("registry/index");
        index.withObject("/annotations")
                .put("org.opencontainers.image.version", tag)
                .put("org.opencontainers.image.revision", "build-" + pushes);
        var manifest = index.toString();
        return new Image(sha256(manifest), manifest);
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            return "sha256:"
                    + HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Image> find(String repository, String reference) {
        var images = tags.getOrDefault(repository, Map.of());
        return Optional.ofNullable(images.get(reference))
                .or(() ->
                        images.values().stream()
                                .filter(image -> image.digest().equals(reference))
                                .findFirst());
    }

    private Answer manifest(Request request) {
        var repository = request.parameter("name");
        var refusal = tokens.refusal(request, repository);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var image = find(repository, request.parameter("reference"));
        if (image.isEmpty()) {
            return error(Answer.NOT_FOUND, "MANIFEST_UNKNOWN", "manifest unknown");
        }
        var accepted = request.header("Accept").orElse("");
        if (!accepted.contains(INDEX) && !accepted.contains("*/*")) {
            return error(
                    Answer.NOT_FOUND,
                    "MANIFEST_UNKNOWN",
                    "OCI index found, but Accept header does not support OCI indexes");
        }
        return Answer.typed(Answer.OK, INDEX, image.get().manifest())
                .header("Docker-Content-Digest", image.get().digest())
                .header("Docker-Distribution-Api-Version", "registry/2.0");
    }

    private Answer list(Request request) {
        var repository = request.parameter("name");
        var refusal = tokens.refusal(request, repository);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var images = tags.get(repository);
        return images == null
                ? error(Answer.NOT_FOUND, "NAME_UNKNOWN", "repository name not known to registry")
                : Answer.json(
                        Answer.OK,
                        Json.object("name", repository, "tags", List.copyOf(images.keySet())));
    }

    static Answer error(int status, String code, String message) {
        return Answer.json(
                status, Json.object("errors", List.of(Map.of("code", code, "message", message))));
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer unknownPath(Request request) {
        return Answer.typed(Answer.NOT_FOUND, "text/plain; charset=utf-8", "404 page not found\n");
    }

    @Override
    public Answer wrongMethod(Request request) {
        return error(Answer.WRONG_METHOD, "UNSUPPORTED", "The operation is unsupported.");
    }
}
