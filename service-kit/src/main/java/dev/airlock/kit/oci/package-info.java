/** OCI registries: which digest a tag names. */
@NullMarked
package dev.airlock.kit.oci;

import org.jspecify.annotations.NullMarked;
