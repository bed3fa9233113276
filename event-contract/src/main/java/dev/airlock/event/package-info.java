/**
 * The events of a deploy and the values they carry: the only domain types that services share. The
 * records depend on the JDK, Jackson's annotations and JSpecify alone.
 */
@NullMarked
package dev.airlock.event;

import org.jspecify.annotations.NullMarked;
