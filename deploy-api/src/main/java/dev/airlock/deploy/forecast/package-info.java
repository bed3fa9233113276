/** When a platform will be quiet, as far as one can tell; told to people, nothing decides by it. */
@NullMarked
package dev.airlock.deploy.forecast;

import org.jspecify.annotations.NullMarked;
