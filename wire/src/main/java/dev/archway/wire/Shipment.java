package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/**
 * A physical model that leaves for its lab.
 *
 * @param station that sends it off; null when it was not sent, which is refused
 * @param carrier who brings it; null when nobody is named
 * @param tracking the carrier's number; null when there is none
 */
public record Shipment(
        @Nullable String station,
        @Nullable String carrier,
        @Nullable String tracking) {}
