package dev.archway.server.order.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.order.OrderFilter;
import dev.archway.server.order.OrderPage;
import dev.archway.server.order.PracticeOrders;
import dev.archway.server.platform.EntityTag;
import dev.archway.server.platform.IfNoneMatch;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.RxId;
import dev.archway.wire.PracticeOrder;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    void practice(PracticeCaller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = QueryParameters.of(request);
        long offset = query.number("Offset", 0, Long.MAX_VALUE);
        int pageSize = Math.toIntExact(query.number("pageSize", 1, PracticeOrders.LARGEST_PAGE));
        OrderFilter filter = OrderFilter.of(query.text("dateFrom"), query.text("dateTo"), query.text("chartNumber"));
        OrderPage page = orders.page(caller, filter, offset, pageSize);
        new PageAnswer(orders, caller, page).to(request, response);
    }

    @GetMapping("/orders/{rxId}")
    ResponseEntity<V2<PracticeOrder>> order(
            PairedCaller caller, @PathVariable String rxId, HttpServletRequest request) {
        RxId rx = RxId.parse("rxId", rxId);
        EntityTag tag = orders.tag(caller, rx);
        IfNoneMatch known = IfNoneMatch.of(request);
        if (known.names(tag)) {
            return tagged(HttpStatus.NOT_MODIFIED, tag).build();
        }
        PracticeOrder order = orders.get(caller, rx);
        return known.any()
                ? tagged(HttpStatus.NOT_MODIFIED, tag).build()
                : tagged(HttpStatus.OK, tag).body(V2.of(order));
    }

    private static ResponseEntity.BodyBuilder tagged(HttpStatus status, EntityTag tag) {
        return ResponseEntity.status(status).headers(tag::writeTo);
    }
}
