package dev.archway.server.order.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.OrderHistories;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.OrderHistory;
import dev.archway.wire.V2;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What exactly happened to an order; beyond the documents. */
@DpmsApi
class OrderHistoryController {

    private final OrderHistories histories;

    OrderHistoryController(OrderHistories histories) {
        this.histories = histories;
    }

    @GetMapping("/order/{orderId}/events")
    V2<OrderHistory> events(PairedCaller caller, @PathVariable String orderId) {
        return V2.of(histories.of(caller, OrderId.parse(orderId)));
    }
}
