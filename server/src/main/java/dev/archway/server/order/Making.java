package dev.archway.server.order;

import org.jspecify.annotations.Nullable;

/**
 * The revision that is being made of an order.
 *
 * @param then where the order goes when it is ready; null for a scan, whose kind of case decides
 */
record Making(RevisionKind kind, @Nullable CaseState then) {}
