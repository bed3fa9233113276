package dev.airlock.sandbox.standin.registry;

/** What a tag names: a manifest, and the digest that is computed from its bytes. */
record Image(String digest, String manifest) {}
