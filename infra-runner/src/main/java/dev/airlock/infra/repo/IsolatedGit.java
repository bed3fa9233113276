package dev.airlock.infra.repo;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Git without the user's or the machine's configuration: the same everywhere. */
@Startup
@Singleton
public class IsolatedGit {

    @PostConstruct
    void isolate() {
        install();
    }

    /** For the whole process. */
    public static void install() {
        SystemReader.setInstance(new Isolated(SystemReader.getInstance()));
        // Measuring the file system's clock takes seconds; it may go on behind us.
        FS.FileStoreAttributes.setBackground(true);
    }

    private static final class Isolated extends SystemReader.Delegate {
        Isolated(SystemReader delegate) {
            super(delegate);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }
    }

    /** Never read, never written. */
    private static final class NoConfig extends FileBasedConfig {
        NoConfig(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {}

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public void save() {}
    }
}
