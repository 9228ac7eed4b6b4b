package dev.archway.server.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of an order's history; {@code from} is null in the first, {@code number} counts from 1. */
public record OrderEvent(int number, Instant at, @Nullable CaseState from, CaseState to, Cause cause) {}
