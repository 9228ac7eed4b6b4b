package dev.archway.server.order;

import dev.archway.server.access.PairedCaller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells how an order moved through its life. */
@Component
class MovesOfOrders implements OrderFacts {

    private final OrderEventRepository history;

    MovesOfOrders(OrderEventRepository history) {
        this.history = history;
    }

    @Override
    public List<OrderFact> of(PairedCaller caller, Order order) {
        return history.of(order.company(), order.id()).stream()
                .map(event -> new OrderFact(
                        event.at(),
                        OrderFact.Kind.MOVE,
                        event.cause().what(),
                        event.cause().actor(),
                        null,
                        event.to(),
                        event.cause().detail()))
                .toList();
    }
}
