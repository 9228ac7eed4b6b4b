package dev.archway.server.audit.rest;

import dev.archway.server.access.AdministratorCaller;
import dev.archway.server.access.DpmsApi;
import dev.archway.server.audit.Audit;
import dev.archway.server.order.OrderFilter;
import dev.archway.server.platform.QueryParameters;
import dev.archway.wire.AuditTrail;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;

/** What was done at a company; beyond the documents. */
@DpmsApi
class AuditController {

    private static final long DEEPEST = 1_000_000;

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    V2<AuditTrail> trail(AdministratorCaller caller, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request);
        long offset = query.number("Offset", 0, DEEPEST);
        int pageSize = Math.toIntExact(query.number("pageSize", 1, Audit.LARGEST_PAGE));
        OrderFilter times = OrderFilter.of(query.text("dateFrom"), query.text("dateTo"), null);
        return V2.of(audit.of(caller, times, offset, pageSize));
    }
}
