/** Brings the version before back, and tidies up after the one that was left. */
@NullMarked
package dev.airlock.infra.rollback;

import org.jspecify.annotations.NullMarked;
