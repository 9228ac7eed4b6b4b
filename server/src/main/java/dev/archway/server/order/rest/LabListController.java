package dev.archway.server.order.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.LabCaller;
import dev.archway.server.order.OrderFilter;
import dev.archway.server.order.OrderPage;
import dev.archway.server.order.PracticeOrders;
import dev.archway.server.platform.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;

/** The orders that wait for a lab. Lab Connector Flows; PRODUCT.md, "Lab connector". */
@DpmsApi
class LabListController {

    private final PracticeOrders orders;

    LabListController(PracticeOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/orders/lab")
    void lab(LabCaller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = QueryParameters.of(request);
        long offset = query.number("Offset", 0, Long.MAX_VALUE);
        int pageSize = Math.toIntExact(query.number("pageSize", 1, PracticeOrders.LARGEST_PAGE));
        boolean downloaded = query.flag("includeDownloaded");
        OrderFilter filter = OrderFilter.of(query.text("dateFrom"), query.text("dateTo"), query.text("chartNumber"));
        OrderPage page = orders.page(caller, filter, downloaded, offset, pageSize);
        new PageAnswer(orders, caller, page).to(request, response);
    }
}
