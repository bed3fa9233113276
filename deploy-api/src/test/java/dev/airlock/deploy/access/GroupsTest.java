package dev.airlock.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.kit.config.InvalidConfiguration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final Set<String> TARGETS = Set.of("catalog", "ingestion");

    private final Groups groups =
            new Groups(
                    Map.of(
                            "data", Map.of("catalog", Set.of("deployer"), "*", Set.of("viewer")),
                            "leads", Map.of("*", Set.of("approver"))),
                    TARGETS);

    @Test
    void severalGroupsMayWhatEachOfThemMay() {
        assertThat(groups.roles(Set.of("data", "leads")))
                .isEqualTo(
                        Map.of(
                                "catalog", Set.of(Role.DEPLOYER),
                                "*", Set.of(Role.VIEWER, Role.APPROVER)));
    }

    @Test
    void aGroupThatNobodyConfiguredMayNothing() {
        assertThat(groups.roles(Set.of("admin", "DATA"))).isEmpty();
    }

    @Test
    void whatIsNoTargetStopsTheStart() {
        assertThatThrownBy(() -> new Groups(Map.of("a", Map.of("x", Set.of("viewer"))), TARGETS))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("airlock.oidc-file.groups.a.x: is not a target, nor \"*\"");
    }

    @Test
    void whatIsNoRoleStopsTheStart() {
        assertThatThrownBy(() -> new Groups(Map.of("a", Map.of("*", Set.of("king"))), TARGETS))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("airlock.oidc-file.groups.a.*: king is not a role");
    }
}
