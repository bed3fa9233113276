/**
 * What runs on a platform and what that means for a deploy: readings, and plain decisions on them.
 */
@NullMarked
package dev.airlock.watcher.platform;

import org.jspecify.annotations.NullMarked;
