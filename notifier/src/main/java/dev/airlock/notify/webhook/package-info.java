/** Events as signed webhooks, to whoever is configured. */
@NullMarked
package dev.airlock.notify.webhook;

import org.jspecify.annotations.NullMarked;
