package dev.archway.server.order.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.order.OrderFilter;
import dev.archway.server.order.PracticeOrders;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.RxId;
import dev.archway.wire.OrdersPage;
import dev.archway.wire.PracticeOrder;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Orders of a practice, and one order by its Rx. DPMS API V2, 4.4 and 4.6. */
@DpmsApi
class OrdersController {

    private final PracticeOrders orders;

    OrdersController(PracticeOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/orders/practice")
    V2<OrdersPage> practice(PracticeCaller caller, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request);
        long offset = query.number("Offset", 0, Long.MAX_VALUE);
        int pageSize = Math.toIntExact(query.number("pageSize", 1, PracticeOrders.LARGEST_PAGE));
        OrderFilter filter = OrderFilter.of(query.text("dateFrom"), query.text("dateTo"), query.text("chartNumber"));
        return V2.of(orders.page(caller.company(), filter, offset, pageSize));
    }

    @GetMapping("/orders/{rxId}")
    V2<PracticeOrder> order(PairedCaller caller, @PathVariable String rxId) {
        return V2.of(orders.get(caller, RxId.parse("rxId", rxId)));
    }
}
