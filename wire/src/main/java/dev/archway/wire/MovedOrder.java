package dev.archway.wire;

/**
 * An order that was moved on, in the words of whoever moved it.
 *
 * @param orderId nine digits
 */
public record MovedOrder(long orderId, String status) {}
