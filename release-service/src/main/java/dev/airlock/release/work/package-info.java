/** What is known of each deploy's release. */
@NullMarked
package dev.airlock.release.work;

import org.jspecify.annotations.NullMarked;
