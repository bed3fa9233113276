/** What the kit's packages share: SQL in the caller's transaction, the clock. */
@NullMarked
package dev.airlock.kit;

import org.jspecify.annotations.NullMarked;
