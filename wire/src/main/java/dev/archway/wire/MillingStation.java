package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/**
 * The milling station that takes a model or has finished one.
 *
 * @param station its name; null when it was not sent, which is refused
 */
public record MillingStation(@Nullable String station) {}
