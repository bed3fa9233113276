package dev.airlock.release.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.release.github.GitHubApi.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** GitHub's pull requests, version 2022-11-28, as far as a changelog needs them. */
@Path("/repos/{owner}/{repo}")
@Produces("application/vnd.github+json")
@Consumes(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "X-GitHub-Api-Version", value = "2022-11-28")
interface PullsApi {
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
    List<GitHubApi.FileView> files(
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

    record Pull(
            int number,
            @JsonProperty("html_url") String url,
            String title,
            String state,
            @JsonProperty("merged_at") @Nullable Instant mergedAt,
            @Nullable User user,
            @Nullable Boolean mergeable,
            @JsonProperty("mergeable_state") @Nullable String mergeableState,
            Head head) {}

    record Head(String sha) {}

    record Review(
            @Nullable User user,
            String state,
            @JsonProperty("commit_id") @Nullable String commit,
            @JsonProperty("author_association") String association) {}

    record NewReview(String event, String body, @JsonProperty("commit_id") String commit) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Merge(String sha, @JsonProperty("merge_method") @Nullable String method) {}

    record MergeResult(boolean merged) {}
}
