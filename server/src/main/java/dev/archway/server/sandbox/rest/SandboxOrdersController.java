package dev.archway.server.sandbox.rest;

import dev.archway.server.order.Order;
import dev.archway.server.sandbox.SandboxOrders;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.MovedOrder;
import dev.archway.wire.V2;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("!production")
class SandboxOrdersController {

    private final SandboxOrders orders;

    SandboxOrdersController(SandboxOrders orders) {
        this.orders = orders;
    }

    /** {@code to} is a status of the lab's view, or "Interpretation 2", which leads to {@code then}; null takes the next step. */
    record Request(@Nullable String to, @Nullable String then) {}

    @PostMapping("/sandbox/orders/{orderId}/advance")
    V2<MovedOrder> advance(@PathVariable String orderId, @RequestBody(required = false) @Nullable Request request)
            throws IOException {
        OrderId id = OrderId.parse(orderId);
        Order order =
                request == null ? orders.advance(id, null, null) : orders.advance(id, request.to(), request.then());
        return V2.of(new MovedOrder(order.id().value(), order.state().lab()));
    }
}
