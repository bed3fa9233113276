package dev.airlock.event;

/** The topics; what each holds and by what it is keyed. */
public final class Topics {
    /** Every {@link DeployEvent}; key = target, so that one target's history is totally ordered. */
    public static final String DEPLOYS = "airlock.deploys.v1";

    /** The watcher's {@link PlatformSnapshot} of each target; compacted, key = target. */
    public static final String TARGETS = "airlock.targets.v1";

    /** {@link CommandOutput} of git, just and Terraform, in chunks; key = deploy. */
    public static final String OUTPUT = "airlock.output.v1";

    /** What nobody could read or was allowed to emit, with the reason in its headers. */
    public static final String DEAD_LETTERS = "airlock.dead-letters.v1";

    private Topics() {}
}
