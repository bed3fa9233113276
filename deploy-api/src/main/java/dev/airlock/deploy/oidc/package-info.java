/** A provider of identities: how it is asked who somebody is, and what it says. */
@NullMarked
package dev.airlock.deploy.oidc;

import org.jspecify.annotations.NullMarked;
