/** The targets file and the secrets it names. */
@NullMarked
package dev.airlock.kit.config;

import org.jspecify.annotations.NullMarked;
