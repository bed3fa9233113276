/**
 * The console as people see it: in a browser, on the real services, with a picture of each page for
 * {@code docs/console}.
 */
@org.jspecify.annotations.NullMarked
package dev.airlock.e2e.console;
