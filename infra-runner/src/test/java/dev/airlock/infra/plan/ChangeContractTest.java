package dev.airlock.infra.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.ImageTag;
import dev.airlock.infra.plan.ChangeContract.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeContractTest {
    private static Verdict check(PlanDocument plan) {
        return new ChangeContract(PlanFixture.CONTRACT).check(plan, PlanFixture.TAG);
    }

    @Test
    void aBumpHoldsAndSaysWhy() {
        var verdict = check(PlanFixture.bump());

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.held())
                .containsExactly(
                        "the plan is complete and without errors",
                        "the tag at module.m.terraform_data.service input.tag is"
                                + " rel-2023.08.01.12.00.00",
                        "module.m.terraform_data.service update: allowed",
                        "module.m.terraform_data.restart delete/create: allowed");
    }

    @Test
    void openTofuDoesNotSayWhetherAPlanIsComplete() {
        var plan =
                PlanFixture.replaced("\"complete\":true,\"applyable\":true,\"errored\":false,", "");

        assertThat(check(plan).holds()).isTrue();
    }

    @Test
    void anotherTagIsRefused() {
        var verdict =
                new ChangeContract(PlanFixture.CONTRACT)
                        .check(PlanFixture.bump(), ImageTag.of("rel-2024.01.01.00.00.00"));

        assertThat(verdict.violations())
                .containsExactly(
                        "the tag at module.m.terraform_data.service input.tag is not"
                                + " rel-2024.01.01.00.00.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"complete\":true|\"complete\":false|the plan is not complete",
                "\"applyable\":true|\"applyable\":false|the plan cannot be applied",
                "\"errored\":false|\"errored\":true|the plan ended with an error",
                "[\"no-op\"]|[\"create\"]|module.m.terraform_data.other create: this address may"
                        + " not change",
                "[\"no-op\"]|[\"delete\"]|module.m.terraform_data.other may not be deleted",
                "[\"no-op\"]|[\"forget\"]|module.m.terraform_data.other may not be deleted",
                "[\"no-op\"]|[\"create\",\"delete\"]|module.m.terraform_data.other may not be"
                        + " replaced",
                "[\"no-op\"]|[\"explode\"]|module.m.terraform_data.other explode is not foreseen",
                "[\"update\"]|[\"delete\",\"create\"]|module.m.terraform_data.service may not be"
                        + " replaced",
                "[\"delete\",\"create\"]|[\"delete\"]|module.m.terraform_data.restart may not be"
                        + " deleted",
                "\"id\":\"1\",\"input\":{\"tag\":\"rel-1\"|\"id\":\"9\",\"input\":{\"tag\":\"rel-1\"|module.m.terraform_data.service"
                        + " id may not change",
                "\"after\":{\"triggers_replace\"|\"after\":{\"cpu\":1,\"triggers_replace\"|module.m.terraform_data.restart"
                        + " cpu may not change",
                "\"actions\":[\"no-op\"]|\"importing\":{\"id\":\"x\"},\"actions\":[\"no-op\"]|module.m.terraform_data.other"
                        + " would be imported",
                "\"input\":{\"tag\":\"rel-2023|\"input\":{\"gat\":\"rel-2023|there is no tag at"
                        + " module.m.terraform_data.service input.tag",
            })
    void whatIsNotForeseenIsRefused(String from, String to, String violation) {
        assertThat(check(PlanFixture.replaced(from, to)).violations()).contains(violation);
    }

    @Test
    void aMoveIsRefused() {
        var plan =
                PlanFixture.replaced(
                        "{\"address\":\"module.m.terraform_data.other\"",
                        "{\"previous_address\":\"a.b\",\"address\":\"module.m.terraform_data.other\"");

        assertThat(check(plan).violations())
                .containsExactly("module.m.terraform_data.other would be moved from a.b");
    }

    @Test
    void anUnforeseenOutputIsRefusedAndSoAreDeferredChanges() {
        var plan =
                PlanFixture.with(
                        """
                        "output_changes":{"url":{"actions":["create"],"before":null,"after":"b"}},
                        "deferred_changes":[{}]
                        """);

        assertThat(check(plan).violations())
                .containsExactly(
                        "changes are deferred to a later plan",
                        "output.url create: this address may not change");
    }

    @Test
    void anEmptyPlanNeedNotBeApplyableButItsTagMustBeRight() {
        var empty =
                PlanReader.read(
                        """
                        {"format_version":"1.2","complete":true,"applyable":false,
                         "resource_changes":[{"address":"module.m.terraform_data.service","change":{
                           "actions":["no-op"],"before":{},
                           "after":{"input":{"tag":"rel-2023.08.01.12.00.00"}}}}]}
                        """);

        assertThat(empty.isEmpty()).isTrue();
        assertThat(check(empty).holds()).isTrue();
    }

    @Test
    void aPathAllowsWhatIsBelowItAndNotWhatIsAbove() {
        assertThat(AttributePath.isWithin(List.of("output"), "output.tag")).isTrue();
        assertThat(AttributePath.isWithin(List.of("output"), "output[0]")).isTrue();
        assertThat(AttributePath.isWithin(List.of("input.tag"), "input")).isFalse();
        assertThat(AttributePath.isWithin(List.of("input.tag"), "input.tags")).isFalse();
    }
}
