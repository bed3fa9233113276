/** GitHub: releases, commits, contents and pull requests of scripted repositories. */
@NullMarked
package dev.airlock.sandbox.standin.github;

import org.jspecify.annotations.NullMarked;
