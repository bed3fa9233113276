package dev.airlock.infra.pull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slice of GitHub's REST API that a pull request needs. */
@Path("/repos/{owner}/{repo}/pulls")
@Produces("application/vnd.github+json")
public interface PullsApi {
    @GET
    List<Pull> list(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("repo") String repository,
            @QueryParam("head") String head,
            @QueryParam("state") String state);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Pull open(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("repo") String repository,
            NewPull pull);

    @PATCH
    @Path("/{number}")
    @Consumes(MediaType.APPLICATION_JSON)
    Pull change(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("repo") String repository,
            @PathParam("number") int number,
            PullChange change);

    /** What becomes of a pull request. */
    record PullChange(String state) {}

    /** A pull request; {@code mergedAt} if it is merged. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Pull(
            int number,
            @JsonProperty("html_url") String url,
            String state,
            @JsonProperty("merged_at") @Nullable String mergedAt,
            @Nullable Head head) {

        /** Whether it brings in that commit. */
        public boolean isOf(@Nullable String commit) {
            return head != null && head.sha().equals(commit);
        }
    }

    /** The commit that a pull request would bring in. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Head(String sha) {}

    /** What is to be opened. */
    record NewPull(String title, String head, String base, String body) {}
}
