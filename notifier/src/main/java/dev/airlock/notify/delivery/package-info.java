/** What is still to be delivered, and the step that delivers it: in order, until it is taken. */
@NullMarked
package dev.airlock.notify.delivery;

import org.jspecify.annotations.NullMarked;
