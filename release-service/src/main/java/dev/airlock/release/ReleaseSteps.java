package dev.airlock.release;

import dev.airlock.release.changelog.ChangelogStep;
import dev.airlock.release.preview.PreviewStep;
import dev.airlock.release.publish.BuildStep;
import dev.airlock.release.publish.PublishStep;
import dev.airlock.release.publish.UndoStep;
import jakarta.inject.Singleton;

/** The steps that events start. */
@Singleton
record ReleaseSteps(
        PreviewStep preview,
        PublishStep publish,
        BuildStep build,
        UndoStep undo,
        ChangelogStep changelog) {}
