package dev.airlock.deploy.ledger;

/** A command that cannot be obeyed; it has changed nothing. The message says why. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String link;

    /**
     * @param link what stands in the way, below the deploy, or from {@code /api/} on; may be empty
     */
    public Refused(String reason, String link) {
        super(reason);
        this.link = link;
    }

    /** What stands in the way, below the deploy or from {@code /api/} on. */
    public String link() {
        return link;
    }
}
