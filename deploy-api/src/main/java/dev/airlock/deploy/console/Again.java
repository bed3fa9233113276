package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Rejected;
import io.quarkus.qute.TemplateInstance;
import java.util.function.Supplier;

/** A form that cannot be obeyed: its page is shown again, once all that was done is undone. */
final class Again extends Rejected {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Supplier<TemplateInstance> page;

    Again(int status, String why, Supplier<TemplateInstance> page) {
        super(why);
        this.status = status;
        this.page = page;
    }

    int status() {
        return status;
    }

    TemplateInstance page() {
        return page.get();
    }
}
