/** Which release is meant, what it changes, and whether it is necessary. */
@NullMarked
package dev.airlock.release.preview;

import org.jspecify.annotations.NullMarked;
