/** A deploy told along the runbook: who did what, when, and on what evidence. Pure. */
@NullMarked
package dev.airlock.deploy.report;

import org.jspecify.annotations.NullMarked;
