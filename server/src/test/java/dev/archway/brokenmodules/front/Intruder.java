package dev.archway.brokenmodules.front;

import dev.archway.brokenmodules.back.inner.Secret;

/** Uses what it may not. */
public record Intruder(Secret secret) {}
