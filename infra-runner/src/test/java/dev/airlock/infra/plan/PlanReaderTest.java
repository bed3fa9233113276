package dev.airlock.infra.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.airlock.event.ResourceChange;
import dev.airlock.event.ResourceChange.AttributeChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {
    private static ResourceChange change(String json) {
        return PlanReader.read(
                        "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a.b\","
                                + "\"change\":{\"actions\":[\"update\"],"
                                + json
                                + "}}]}")
                .changes()
                .getFirst();
    }

    @Test
    void aBumpIsReadAttributeByAttribute() {
        var changes = PlanFixture.bump().changes();

        assertThat(changes)
                .extracting(ResourceChange::address)
                .containsExactly(PlanFixture.SERVICE, PlanFixture.RESTART);
        assertThat(changes.getFirst().attributes())
                .extracting(AttributeChange::path, AttributeChange::before, AttributeChange::after)
                .containsExactlyInAnyOrder(
                        tuple("input.tag", "\"rel-1\"", "\"rel-2023.08.01.12.00.00\""),
                        tuple("input.running_dags_cleared", "false", "true"),
                        tuple("output", "{\"tag\":\"rel-1\"}", null));
    }

    @Test
    void aSensitiveValueIsMaskedBothWays() {
        var attribute =
                change(
                                """
                                "before":{"p":"old"},"after":{"p":"new"},"after_unknown":{},
                                "before_sensitive":{"p":true},"after_sensitive":{}
                                """)
                        .attributes()
                        .getFirst();

        assertThat(attribute)
                .isEqualTo(new AttributeChange("p", "(sensitive)", "(sensitive)", true));
    }

    @Test
    void aSensitiveMarkAboveOrBelowMasksToo() {
        var change =
                change(
                        """
                        "before":{"above":{"x":"1"},"below":[{"y":"1"}]},
                        "after":{"above":{"x":"2"},"below":[]},"after_unknown":{},
                        "before_sensitive":{"below":[{"y":true}]},"after_sensitive":{"above":true}
                        """);

        assertThat(change.attributes())
                .extracting(AttributeChange::path, AttributeChange::after)
                .containsExactlyInAnyOrder(
                        tuple("above.x", "(sensitive)"), tuple("below", "(sensitive)"));
        assertThat(change.toString()).doesNotContain("\"1\"", "\"2\"");
    }

    @Test
    void elementsOfAListHaveTheirIndex() {
        var change =
                change(
                        """
                        "before":{"l":[1,{"x":1}]},"after":{"l":[1,{"x":2}]},"after_unknown":{}
                        """);

        assertThat(change.attributes())
                .containsExactly(new AttributeChange("l[1].x", "1", "2", false));
    }

    @Test
    void outputsAreChangesAndVariablesAreNotPublished() {
        var plan =
                PlanFixture.with(
                        """
                        "output_changes":{"url":{"actions":["update"],"before":"a","after":"b",
                        "after_unknown":false,"before_sensitive":false,"after_sensitive":true}}
                        """);

        var output = plan.changes().getLast();
        assertThat(output.address()).isEqualTo("output.url");
        assertThat(output.attributes())
                .containsExactly(new AttributeChange("value", "(sensitive)", "(sensitive)", true));
        assertThat(plan.toString() + plan.changes()).doesNotContain("hunter2");
    }

    @Test
    void aPlanWithoutChangesIsEmpty() {
        assertThat(PlanReader.read("{\"format_version\":\"1.2\"}").isEmpty()).isTrue();
        assertThat(PlanFixture.bump().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "{}", "[]", "{\"format_version\":"})
    void whatIsNoPlanIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> PlanReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }
}
