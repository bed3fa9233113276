/** HTTP of the stand-ins: requests, answers, routes, the log of calls, faults and the time line. */
@NullMarked
package dev.airlock.sandbox.standin.web;

import org.jspecify.annotations.NullMarked;
