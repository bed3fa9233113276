/** What release-service does upon events. */
@NullMarked
package dev.airlock.release;

import org.jspecify.annotations.NullMarked;
