/** How events travel: CloudEvents 1.0 in the binary binding on Kafka, data as JSON. */
@NullMarked
package dev.airlock.event.wire;

import org.jspecify.annotations.NullMarked;
