package dev.airlock.deploy.console;

import dev.airlock.deploy.api.Views.DeployLine;
import dev.airlock.deploy.audit.AuditEntry;
import dev.airlock.deploy.history.DeadLetter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages; what follows a {@code $} is the part of one that is fetched anew when it changes. */
@CheckedTemplate(basePath = "console")
final class Templates {
    private Templates() {}

    static native TemplateInstance login(
            String to, boolean failed, boolean refused, String provider, String byProvider);

    static native TemplateInstance error(int status, String message);

    static native TemplateInstance targets(List<TargetPage> targets);

    static native TemplateInstance targets$live(List<TargetPage> targets);

    static native TemplateInstance target(TargetPage page);

    static native TemplateInstance target$heading(TargetPage page);

    static native TemplateInstance target$live(TargetPage page);

    static native TemplateInstance target$held(TargetPage page);

    static native TemplateInstance deploy(DeployPage page, List<CommandView> output);

    static native TemplateInstance deploy$heading(DeployPage page);

    static native TemplateInstance deploy$live(DeployPage page);

    static native TemplateInstance deploy$steps(DeployPage page);

    static native TemplateInstance deploy$events(DeployPage page);

    static native TemplateInstance deploy$printed(List<CommandView> output);

    static native TemplateInstance deploys(
            List<DeployLine> deploys, Filter filter, List<String> targets, String more);

    static native TemplateInstance audit(
            List<AuditEntry> entries, Filter filter, List<String> targets, String more);

    static native TemplateInstance letters(List<DeadLetter> letters, boolean all, Form form);
}
