package dev.airlock.deploy.console;

import dev.airlock.deploy.ledger.Refused;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** How a form is answered: by the page to go on to, or by itself again with what is wrong. */
final class Answers {
    private Answers() {}

    static RestResponse<String> to(
            String action,
            Input input,
            Supplier<String> work,
            Function<Form, TemplateInstance> again) {
        try {
            return RestResponse.seeOther(URI.create(work.get()));
        } catch (BadInput bad) {
            throw again(400, form(action, input, bad), again);
        } catch (Refused refused) {
            throw again(409, form(action, input, refused), again);
        }
    }

    private static Again again(int status, Form form, Function<Form, TemplateInstance> page) {
        return new Again(status, form.error(), () -> page.apply(form));
    }

    static RestResponse<String> page(int status, TemplateInstance page) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), page.render())
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    private static Form form(String action, Input input, RuntimeException why) {
        return new Form(action, input.values(), Input.orEmpty(why.getMessage()));
    }
}
