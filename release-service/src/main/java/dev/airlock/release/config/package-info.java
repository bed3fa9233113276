/** The release section of the targets file. */
@NullMarked
package dev.airlock.release.config;

import org.jspecify.annotations.NullMarked;
