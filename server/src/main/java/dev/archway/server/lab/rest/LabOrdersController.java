package dev.archway.server.lab.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.LabCaller;
import dev.archway.server.lab.LabOrders;
import dev.archway.server.order.Order;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.MovedOrder;
import dev.archway.wire.ReturnScan;
import dev.archway.wire.V2;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What a lab does with an order. PRODUCT.md, "Lab connector". */
@DpmsApi
class LabOrdersController {

    private final LabOrders orders;

    LabOrdersController(LabOrders orders) {
        this.orders = orders;
    }

    @PostMapping("/order/{orderId}/return")
    V2<MovedOrder> returnScan(LabCaller caller, @PathVariable String orderId, @RequestBody ReturnScan request) {
        return moved(orders.returnScan(caller, OrderId.parse(orderId), request.reason()));
    }

    @PostMapping("/order/{orderId}/modeling")
    V2<MovedOrder> modeling(LabCaller caller, @PathVariable String orderId) {
        return moved(orders.sendToModeling(caller, OrderId.parse(orderId)));
    }

    @PostMapping("/order/{orderId}/physical-model")
    V2<MovedOrder> physicalModel(LabCaller caller, @PathVariable String orderId) {
        return moved(orders.orderPhysicalModel(caller, OrderId.parse(orderId)));
    }

    @PostMapping("/order/{orderId}/proceed")
    V2<MovedOrder> proceed(LabCaller caller, @PathVariable String orderId) {
        return moved(orders.proceed(caller, OrderId.parse(orderId)));
    }

    private static V2<MovedOrder> moved(Order order) {
        return V2.of(new MovedOrder(order.id().value(), order.state().lab()));
    }
}
