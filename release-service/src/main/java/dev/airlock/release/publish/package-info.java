/** Publishes the release, waits until its image is built, and says what cannot be undone. */
@NullMarked
package dev.airlock.release.publish;

import org.jspecify.annotations.NullMarked;
