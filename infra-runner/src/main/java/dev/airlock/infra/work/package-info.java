/**
 * What infra-runner did for a deploy and how it does it: its rows, its commands and its clone, for
 * the steps to use.
 */
@NullMarked
package dev.airlock.infra.work;

import org.jspecify.annotations.NullMarked;
