package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As Terraform 1.11.4 talks to it: what it sends was recorded from a plan, an apply and so on. */
class StateBackendTest {
    private static final String STATE = "{\"serial\":2}";
    private static final String HOLDER = "{\"ID\":\"5f67\",\"Who\":\"runner@gone\"}";
    private static final String OTHER = "{\"ID\":\"324b\",\"Who\":\"somebody@here\"}";

    private final StandInServer server = StandInServer.start();
    private final Universe universe = server.universe("catalog-airflow");
    private final Client terraform = new Client(universe, "state", "");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keepsAStateForWhoHoldsItsLock() {
        assertThat(terraform.get("").status()).isEqualTo(404);
        terraform.send("LOCK", "", HOLDER);

        var written = terraform.post("?ID=5f67", STATE);
        var unlocked = terraform.send("UNLOCK", "", HOLDER);

        assertThat(written.status()).isEqualTo(200);
        assertThat(unlocked.status()).isEqualTo(200);
        assertThat(terraform.get("").body()).isEqualTo(STATE);
        assertThat(universe.state().holder()).isEmpty();
    }

    @Test
    void refusesEverybodyElseWithTheHoldersLockInfo() {
        terraform.send("LOCK", "", HOLDER);

        var locked = terraform.send("LOCK", "", OTHER);
        var written = terraform.post("?ID=324b", STATE);
        var unlocked = terraform.send("UNLOCK", "", OTHER);

        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.body()).isEqualTo(HOLDER);
        assertThat(written.status()).isEqualTo(423);
        assertThat(unlocked.status()).isEqualTo(423);
        assertThat(universe.state().state()).isEmpty();
    }

    @Test
    void anUnlockThatNamesNobodyReleasesWhoeverHoldsTheLock() {
        terraform.send("LOCK", "", HOLDER);

        terraform.send("UNLOCK", "", null);

        assertThat(terraform.send("LOCK", "", OTHER).status()).isEqualTo(200);
    }
}
