/** The slice of GitHub's REST API that a release needs. */
@NullMarked
package dev.airlock.release.github;

import org.jspecify.annotations.NullMarked;
