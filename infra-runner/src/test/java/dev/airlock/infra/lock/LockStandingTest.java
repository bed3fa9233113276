package dev.airlock.infra.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LockStandingTest {
    private static final UUID RUN = new UUID(0, 1);
    private static final Optional<String> HERE = Optional.of("boot-1 pid:[1]");
    private static final Optional<HeldLock> OURS =
            Optional.of(new HeldLock("5f67", RUN, "boot-1 pid:[1]"));
    private static final Predicate<UUID> ALIVE = RUN::equals;
    private static final Predicate<UUID> DEAD = run -> !run.equals(RUN);

    @Test
    void isLeftIfOursHeldItAndNoneOfItsProcessesIsThere() {
        assertThat(LockStanding.of(OURS, HERE, DEAD)).isEqualTo(LockStanding.LEFT);
    }

    @Test
    void isNotOursIfNobodySawOursHoldIt() {
        assertThat(LockStanding.of(Optional.empty(), HERE, DEAD)).isEqualTo(LockStanding.NOT_OURS);
    }

    @Test
    void isHeldWhileAnythingOfItsRunIsThere() {
        assertThat(LockStanding.of(OURS, HERE, ALIVE)).isEqualTo(LockStanding.AT_WORK);
    }

    @Test
    void isNotKnownFromAnotherMachineOrContainerOrAfterARestartOfIt() {
        assertThat(LockStanding.of(OURS, Optional.of("boot-2 pid:[1]"), DEAD))
                .isEqualTo(LockStanding.ELSEWHERE);
        assertThat(LockStanding.of(OURS, Optional.of("boot-1 pid:[2]"), DEAD))
                .isEqualTo(LockStanding.ELSEWHERE);
    }

    @Test
    void isNotKnownWhereProcessesCannotBeSeen() {
        assertThat(LockStanding.of(OURS, Optional.empty(), DEAD)).isEqualTo(LockStanding.ELSEWHERE);
    }
}
