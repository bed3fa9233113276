package dev.airlock.infra.lock;

import dev.airlock.infra.command.CommandResult;
import dev.airlock.infra.command.CommandResult.Finished;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Terraform or OpenTofu was refused, as somebody holds the state's lock.
 *
 * @param lockId of the lock that is held
 * @param tellsOfItself whether "Lock Info" is the refused command's own and not the holder's:
 *     Terraform's http backend gives the holder's id alone (opentofu/opentofu#2004)
 */
record LockRefusal(String lockId, boolean tellsOfItself) {
    private static final String REFUSED = "Error acquiring the state lock";
    // It comes from the backend and goes into a command.
    private static final String ID = "([A-Za-z0-9][A-Za-z0-9-]{0,63})(?![^\\s])";
    // Wrapped by Terraform, framed unless it knows that no person reads it.
    private static final Pattern HOLDER = Pattern.compile("already locked:[\\s│]*ID=" + ID);
    private static final Pattern INFO = Pattern.compile("Lock Info:[\\s│]*ID:\\s*" + ID);

    /** Absent if it was not a lock that stood in its way, or none that can be named. */
    static Optional<LockRefusal> read(CommandResult result) {
        if (!(result instanceof Finished(var exitCode, _, var output))
                || exitCode == 0
                || !output.contains(REFUSED)) {
            return Optional.empty();
        }
        var info = find(INFO, output);
        return find(HOLDER, output)
                .map(holder -> new LockRefusal(holder, !info.equals(Optional.of(holder))))
                .or(() -> info.map(holder -> new LockRefusal(holder, false)));
    }

    private static Optional<String> find(Pattern pattern, String output) {
        return pattern.matcher(output).results().map(found -> found.group(1)).findFirst();
    }
}
