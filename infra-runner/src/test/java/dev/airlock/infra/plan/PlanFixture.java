package dev.airlock.infra.plan;

import dev.airlock.event.ImageTag;
import dev.airlock.infra.config.ContractConfig;
import dev.airlock.infra.config.ContractConfig.Allowed;
import dev.airlock.infra.config.ContractConfig.TagAt;
import java.util.List;

/** A plan as Terraform 1.11 shows it for a bump, to be bent by a test. */
final class PlanFixture {
    static final ImageTag TAG = ImageTag.of("rel-2023.08.01.12.00.00");
    static final String SERVICE = "module.m.terraform_data.service";
    static final String RESTART = "module.m.terraform_data.restart";

    static final ContractConfig CONTRACT =
            new ContractConfig(
                    List.of(
                            new Allowed(
                                    SERVICE,
                                    List.of("input.tag", "input.running_dags_cleared", "output"))),
                    List.of(new Allowed(RESTART, List.of("triggers_replace", "id"))),
                    List.of(),
                    new TagAt(SERVICE, "input.tag"));

    static final String BUMP =
            """
            {"format_version":"1.2","complete":true,"applyable":true,"errored":false,
             "variables":{"password":{"value":"hunter2"}},
             "resource_changes":[
              {"address":"module.m.terraform_data.service","change":{
                "actions":["update"],
                "before":{"id":"1","input":{"tag":"rel-1","running_dags_cleared":false},
                          "output":{"tag":"rel-1"},"triggers_replace":null},
                "after":{"id":"1","input":{"tag":"rel-2023.08.01.12.00.00",
                          "running_dags_cleared":true},"triggers_replace":null},
                "after_unknown":{"input":{},"output":true},
                "before_sensitive":{"input":{},"output":{}},
                "after_sensitive":{"input":{}}}},
              {"address":"module.m.terraform_data.restart","change":{
                "actions":["delete","create"],
                "before":{"id":"2","triggers_replace":"rel-1"},
                "after":{"triggers_replace":"rel-2023.08.01.12.00.00"},
                "after_unknown":{"id":true},
                "before_sensitive":{},"after_sensitive":{}}},
              {"address":"module.m.terraform_data.other","change":{
                "actions":["no-op"],"before":{"id":"3"},"after":{"id":"3"},
                "after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}
            ]EXTRA}
            """;

    private PlanFixture() {}

    static PlanDocument bump() {
        return PlanReader.read(BUMP.replace("EXTRA", ""));
    }

    /** The bump with more members at its top. */
    static PlanDocument with(String extra) {
        return PlanReader.read(BUMP.replace("EXTRA", "," + extra));
    }

    static PlanDocument replaced(String from, String to) {
        if (!BUMP.contains(from)) {
            throw new AssertionError(from);
        }
        return PlanReader.read(BUMP.replace("EXTRA", "").replace(from, to));
    }
}
