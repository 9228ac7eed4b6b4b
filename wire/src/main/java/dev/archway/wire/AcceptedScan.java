package dev.archway.wire;

import java.util.UUID;

/** The server has the whole scan and will make its artifacts. {@code revision} counts from 1. */
public record AcceptedScan(UUID scanId, long orderId, UUID rxId, int revision, String status) {}
