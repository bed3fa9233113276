package dev.airlock.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A state as Terraform's local backend keeps it. */
record StateFile(Path file) implements StateStore {

    @Override
    public String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String json) {
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isLocked() {
        return Files.exists(lock());
    }

    @Override
    public void unlock() {
        try {
            Files.deleteIfExists(lock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lock() {
        return file.resolveSibling("." + file.getFileName() + ".lock.info");
    }

    /** What Terraform put aside before it last wrote. */
    String backup() {
        return new StateFile(file.resolveSibling(file.getFileName() + ".backup")).read();
    }
}
