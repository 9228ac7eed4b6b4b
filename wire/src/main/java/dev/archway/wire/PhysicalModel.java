package dev.archway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A physical model that is wanted of an order, without its patient. Beyond the documents.
 *
 * @param orderId nine digits
 * @param number counts the models of the order, from 1
 * @param revision the set of files that it is milled of
 * @param state "Waiting", "Milling", "Milled", "Shipped" or "Stopped"
 * @param station that mills it; null while it waits
 * @param wantedAt since when it is wanted
 */
public record PhysicalModel(
        long orderId,
        int number,
        int revision,
        String state,
        @Nullable String station,
        Instant wantedAt) {}
