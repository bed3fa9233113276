/** Who wrote a record: what leaves a service is signed, what it takes in is verified. */
@NullMarked
package dev.airlock.kit.sign;

import org.jspecify.annotations.NullMarked;
