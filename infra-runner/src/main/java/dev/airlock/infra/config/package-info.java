/** The infra section of the targets file. */
@NullMarked
package dev.airlock.infra.config;

import org.jspecify.annotations.NullMarked;
