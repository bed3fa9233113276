/**
 * The infrastructure repository: clones, the bump and its branch, the gate in the declaration file.
 */
@NullMarked
package dev.airlock.infra.repo;

import org.jspecify.annotations.NullMarked;
