/**
 * Airflow as the verifier sees it: does it answer, which version, and is it another instance than
 * before the apply?
 */
@NullMarked
package dev.airlock.verify.airflow;

import org.jspecify.annotations.NullMarked;
