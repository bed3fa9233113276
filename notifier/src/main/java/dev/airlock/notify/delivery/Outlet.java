package dev.airlock.notify.delivery;

import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;

/** One way out of Airlock to people and their systems; a bean. */
public interface Outlet {

    /** Unique, in kebab case. */
    String name();

    /**
     * Delivers, outside of any transaction. It may have done so before: see {@link
     * Delivery#isRepeated}.
     *
     * @throws StepUnavailable it cannot be taken right now; tried again
     * @throws StepFailure it never will be; given up, and told to who runs Airlock
     */
    void deliver(Delivery delivery) throws StepUnavailable, StepFailure, InterruptedException;
}
