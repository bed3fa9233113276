package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.history.DeadLetters;
import dev.airlock.deploy.history.DeadLetters.Decision;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What no service could read or handle, and what becomes of it. */
@Path("/console/dead-letters")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeadLetterConsole {
    private final DeadLetters letters;
    private final Visitor visitor;

    DeadLetterConsole(DeadLetters letters, Visitor visitor) {
        this.letters = letters;
        this.visitor = visitor;
    }

    @GET
    @Needs(Right.SEE_DEAD_LETTERS)
    @Operation(hidden = true)
    public TemplateInstance page(@RestQuery boolean all) {
        return Templates.letters(letters.list(all), all, Form.NONE);
    }

    @POST
    @Path("/{id}")
    @Needs(Right.DECIDE_DEAD_LETTERS)
    @Operation(hidden = true)
    public RestResponse<String> decide(@RestPath String id, @BeanParam Input input) {
        return Answers.to(
                id,
                input,
                () -> {
                    var decided =
                            letters.decide(
                                    id,
                                    input.choice(Decision.class, input.decision()),
                                    visitor.getName(),
                                    input.requiredReason());
                    if (decided.isEmpty()) {
                        throw NoPage.missing("dead letter");
                    }
                    return "/console/dead-letters";
                },
                form -> Templates.letters(letters.list(false), false, form));
    }
}
