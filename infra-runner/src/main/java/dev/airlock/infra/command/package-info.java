/**
 * Runs just and Terraform: argument lists, an environment of their own, output as it comes, whole
 * process trees ended.
 */
@NullMarked
package dev.airlock.infra.command;

import org.jspecify.annotations.NullMarked;
