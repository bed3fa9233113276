/** What is known of a deploy from its events: what its messages say, whoever they go to. */
@NullMarked
package dev.airlock.notify.known;

import org.jspecify.annotations.NullMarked;
