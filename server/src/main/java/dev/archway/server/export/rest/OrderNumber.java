package dev.archway.server.export.rest;

import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;

/** An order's number in an address: what is no number is no order. */
final class OrderNumber {

    private OrderNumber() {}

    static OrderId parse(String text) {
        try {
            return new OrderId(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw NotFound.because("ORDER_NOT_FOUND", "There is no order of that number here.");
        }
    }
}
