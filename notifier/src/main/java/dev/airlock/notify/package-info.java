/** What notifier tells people, and upon which events. */
@NullMarked
package dev.airlock.notify;

import org.jspecify.annotations.NullMarked;
