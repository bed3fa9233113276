/** The console: what people see of deploys and do about them, in a browser; live by SSE. */
@NullMarked
package dev.airlock.deploy.console;

import org.jspecify.annotations.NullMarked;
