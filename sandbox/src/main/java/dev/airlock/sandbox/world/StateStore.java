package dev.airlock.sandbox.world;

import dev.airlock.sandbox.standin.state.StateBackend;

/** Where Terraform keeps a state. */
interface StateStore {
    String read();

    void write(String json);

    /** Whether somebody holds, or has left, the state's lock. */
    boolean isLocked();

    void unlock();

    /** Behind HTTP. */
    static StateStore of(StateBackend backend) {
        return new StateStore() {
            @Override
            public String read() {
                return backend.state().orElse("");
            }

            @Override
            public void write(String json) {
                backend.put(json);
            }

            @Override
            public boolean isLocked() {
                return backend.holder().isPresent();
            }

            @Override
            public void unlock() {
                backend.release();
            }
        };
    }
}
