/** What infra-runner does upon the events of a deploy, and whether it can. */
@NullMarked
package dev.airlock.infra;

import org.jspecify.annotations.NullMarked;
