package dev.archway.server.export;

import dev.archway.server.order.Order;
import dev.archway.wire.AssetType;

/**
 * A file that a caller may have.
 *
 * @param order as it was when the file was looked for
 * @param revision that the file is of; of screen captures, the newest that is ready
 */
public record Download(AssetType type, Order order, int revision, StoredFile file) {}
