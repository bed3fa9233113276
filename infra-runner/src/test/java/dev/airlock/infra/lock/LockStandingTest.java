package dev.airlock.infra.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.infra.lock.HeldLock.Place;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LockStandingTest {
    private static final UUID RUN = new UUID(0, 1);
    private static final Place CONTAINER = new Place("boot-1", "pid:[1]");
    private static final Place NEXT_CONTAINER = new Place("boot-1", "pid:[2]");
    private static final Place OTHER_MACHINE = new Place("boot-2", "pid:[1]");
    private static final HeldLock OURS = new HeldLock("5f67", RUN, CONTAINER, null);
    private static final HeldLock BOUND = new HeldLock("5f67", RUN, CONTAINER, "replica-1");

    private boolean isRunThere;
    private boolean isReplicaDead;

    private LockStanding of(HeldLock held, Place here) {
        return LockStanding.of(
                Optional.ofNullable(held),
                Optional.ofNullable(here),
                run -> isRunThere && run.equals(RUN),
                replica -> isReplicaDead && replica.equals("replica-1"));
    }

    @Test
    void isLeftIfOursHeldItAndNoneOfItsProcessesIsThere() {
        assertThat(of(OURS, CONTAINER)).isEqualTo(LockStanding.LEFT);
    }

    @Test
    void isNotOursIfNobodySawOursHoldIt() {
        isReplicaDead = true;

        assertThat(of(null, CONTAINER)).isEqualTo(LockStanding.NOT_OURS);
    }

    @Test
    void isHeldWhileAnythingOfItsRunIsThere() {
        isRunThere = true;
        isReplicaDead = true;

        assertThat(of(BOUND, CONTAINER)).isEqualTo(LockStanding.AT_WORK);
    }

    @Test
    void isLeftIfTheContainerItRanInWasFoundDead() {
        isReplicaDead = true;

        assertThat(of(BOUND, NEXT_CONTAINER)).isEqualTo(LockStanding.LEFT);
    }

    @Test
    void isNotKnownWhereItMayHaveOutlivedTheReplicaThatIsDead() {
        isReplicaDead = true;

        assertThat(of(OURS, NEXT_CONTAINER)).isEqualTo(LockStanding.ELSEWHERE);
    }

    @Test
    void isNotKnownWhereNobodyFoundItsReplicaDead() {
        assertThat(of(BOUND, NEXT_CONTAINER)).isEqualTo(LockStanding.ELSEWHERE);
    }

    @Test
    void isNotKnownFromAnotherMachineOrAfterARestartOfItOrWhereProcessesCannotBeSeen() {
        isReplicaDead = true;

        assertThat(of(BOUND, OTHER_MACHINE)).isEqualTo(LockStanding.ELSEWHERE);
        assertThat(of(BOUND, null)).isEqualTo(LockStanding.ELSEWHERE);
    }
}
