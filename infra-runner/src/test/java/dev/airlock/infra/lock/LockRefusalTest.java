package dev.airlock.infra.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockRefusalTest {
    // Terraform 1.11.4, http backend: the lock info is the refused plan's.
    private static final String HTTP =
            """

            Error: Error acquiring the state lock

            Error message: HTTP remote state already locked:
            ID=5f679ea4-60e3-1b4e-77ea-6d2eb7a186cb
            Lock Info:
              ID:        324b65ff-3775-8c56-b166-4c23ff2d10d1
              Path:      \s
              Operation: OperationTypePlan
              Who:       root@vm
              Version:   1.11.4
              Created:   2026-11-25 19:30:32.722042353 +0000 UTC
              Info:      \s
            """;

    // Terraform 1.11.4, local backend: the lock info is the holder's.
    private static final String LOCAL =
            """
            Error: Error acquiring the state lock

            Error message: resource temporarily unavailable
            Lock Info:
              ID:        1b671a64-40d5-491e-99b0-da01ff1f3341
              Path:      prod
              Operation: OperationTypeApply
              Who:       runner@gone
            """;

    private static Optional<LockRefusal> read(String output) {
        return LockRefusal.read(new Finished(1, "", output));
    }

    @Test
    void ofTheHttpBackendNamesTheHolderAndNotTheOneThatWasRefused() {
        assertThat(read(HTTP))
                .contains(new LockRefusal("5f679ea4-60e3-1b4e-77ea-6d2eb7a186cb", true));
    }

    @Test
    void namesTheHolderInTheLockInfo() {
        assertThat(read(LOCAL))
                .contains(new LockRefusal("1b671a64-40d5-491e-99b0-da01ff1f3341", false));
    }

    @Test
    void isReadFromWhatIsFramedForPeople() {
        assertThat(read(HTTP.replaceAll("(?m)^", "│ "))).isEqualTo(read(HTTP));
    }

    @Test
    void namesNobodyWhoseNameIsNoId() {
        assertThat(read(LOCAL.replace("1b671a64-40d5", "1b671a64;reboot"))).isEmpty();
    }

    @Test
    void isNothingThatFailedForAnotherReasonOrDidNotFail() {
        assertThat(read("Error: Invalid ID: 1b671a64")).isEmpty();
        assertThat(LockRefusal.read(new Finished(0, "", HTTP))).isEmpty();
        assertThat(LockRefusal.read(new CommandResult.NotStarted(HTTP))).isEmpty();
    }
}
