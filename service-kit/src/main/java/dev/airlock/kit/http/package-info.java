/** What services need to know of other people's HTTP APIs. */
@NullMarked
package dev.airlock.kit.http;

import org.jspecify.annotations.NullMarked;
