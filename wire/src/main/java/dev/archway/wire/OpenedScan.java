package dev.archway.wire;

import java.util.UUID;

/** A scan that takes files: each is uploaded by the tus protocol to {@code uploadUrl} with metadata {@code scan} (this scan's id) and {@code filename}. */
public record OpenedScan(UUID scanId, long orderId, UUID rxId, String uploadUrl) {}
