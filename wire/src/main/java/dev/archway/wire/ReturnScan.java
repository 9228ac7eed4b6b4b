package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/**
 * A lab's request that a doctor scans again.
 *
 * @param reason what the doctor should do better; null when it was not sent, which is refused
 */
public record ReturnScan(@Nullable String reason) {}
