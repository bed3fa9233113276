/** The REST API: commands, views, the live timeline; errors are problem details (RFC 9457). */
@NullMarked
package dev.airlock.deploy.api;

import org.jspecify.annotations.NullMarked;
