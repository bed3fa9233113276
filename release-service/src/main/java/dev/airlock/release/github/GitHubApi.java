package dev.airlock.release.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** GitHub's REST API, version 2022-11-28, as far as a release needs it. */
@Path("/repos/{owner}/{repo}")
@Produces("application/vnd.github+json")
@Consumes(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "X-GitHub-Api-Version", value = "2022-11-28")
interface GitHubApi {
    @GET
    @Path("releases")
    List<Release> releases(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestQuery("per_page") int perPage,
            @RestQuery int page);

    @GET
    @Path("releases/{id}")
    Release release(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath long id);

    @PATCH
    @Path("releases/{id}")
    Release publish(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath long id,
            Publication publication);

    @GET
    @Path("commits/{ref}")
    CommitView commit(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath String ref);

    @GET
    @Path("compare/{basehead}")
    Comparison compare(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath String basehead,
            @RestQuery("per_page") int perPage,
            @RestQuery int page);

    @GET
    @Path("contents/{path:.+}")
    Content content(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath String path,
            @RestQuery String ref);

    @GET
    @Path("contents/{path:.+}")
    List<Entry> folder(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath String path,
            @RestQuery String ref);

    /** What lies in a folder, at most a thousand of it. */
    record Entry(String type, String path) {}

    /** A release; a draft has no tag yet, only its name. */
    record Release(
            long id,
            @JsonProperty("tag_name") String tag,
            @JsonProperty("target_commitish") String commitish,
            boolean draft,
            @JsonProperty("html_url") String url,
            @JsonProperty("published_at") @Nullable Instant publishedAt) {}

    /** Publishes a draft with its tag at that commit. */
    record Publication(
            @JsonProperty("tag_name") String tag,
            @JsonProperty("target_commitish") String commitish,
            boolean draft) {}

    record CommitView(
            String sha,
            @JsonProperty("html_url") @Nullable String url,
            CommitDetail commit,
            @Nullable User author) {}

    record CommitDetail(String message, @Nullable Person author) {}

    record Person(@Nullable String name) {}

    record User(String login) {}

    record Comparison(
            @JsonProperty("total_commits") int total,
            @JsonProperty("behind_by") int behind,
            List<CommitView> commits,
            @Nullable List<FileView> files) {
        List<FileView> touched() {
            return files == null ? List.of() : files;
        }
    }

    record FileView(
            String filename, @JsonProperty("previous_filename") @Nullable String previousFilename) {
        /** With the old name of a renamed file. */
        Stream<String> names() {
            return previousFilename == null
                    ? Stream.of(filename)
                    : Stream.of(filename, previousFilename);
        }
    }

    record Content(String content, String encoding) {}
}
