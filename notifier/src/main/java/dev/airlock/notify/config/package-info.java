/** The notify section of the targets file. */
@NullMarked
package dev.airlock.notify.config;

import org.jspecify.annotations.NullMarked;
