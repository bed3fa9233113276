package dev.airlock.release.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
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
    @Path("pulls")
    List<Pull> pulls(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestQuery String state,
            @RestQuery String sort,
            @RestQuery String direction,
            @RestQuery("per_page") int perPage);

    @GET
    @Path("pulls/{number}")
    Pull pull(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number);

    @GET
    @Path("pulls/{number}/files")
    List<FileView> files(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            @RestQuery("per_page") int perPage);

    @GET
    @Path("pulls/{number}/reviews")
    List<Review> reviews(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            @RestQuery("per_page") int perPage);

    @POST
    @Path("pulls/{number}/reviews")
    Review review(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            NewReview review);

    @PUT
    @Path("pulls/{number}/merge")
    MergeResult merge(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath int number,
            Merge merge);

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
            List<CommitView> commits,
            @Nullable List<FileView> files) {}

    record FileView(
            String filename,
            @JsonProperty("previous_filename") @Nullable String previousFilename) {}

    record Content(String content, String encoding) {}

    record Pull(
            int number,
            @JsonProperty("html_url") String url,
            String title,
            String state,
            @JsonProperty("merged_at") @Nullable Instant mergedAt,
            @Nullable User user,
            @Nullable Boolean mergeable,
            Head head) {}

    record Head(String sha) {}

    record Review(@Nullable User user, String state) {}

    record NewReview(String event, String body, @JsonProperty("commit_id") String commit) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Merge(String sha, @JsonProperty("merge_method") @Nullable String method) {}

    record MergeResult(boolean merged) {}
}
