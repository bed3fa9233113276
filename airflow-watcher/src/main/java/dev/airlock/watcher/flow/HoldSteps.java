package dev.airlock.watcher.flow;

import dev.airlock.watcher.hold.HoldStep;
import dev.airlock.watcher.hold.ReleaseStep;
import dev.airlock.watcher.hold.ResumeStep;
import dev.airlock.watcher.hold.UndoStep;
import jakarta.inject.Singleton;

/** The steps around a hold. */
@Singleton
record HoldSteps(HoldStep hold, ReleaseStep release, ResumeStep resume, UndoStep undo) {}
