package dev.archway.server.order;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.RxId;
import dev.archway.wire.OrdersPage;
import dev.archway.wire.PracticeOrder;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The listed orders as practices and labs see them: from their first complete set of artifacts on. DPMS API V2, 4.4 and 4.6. */
@Service
public class PracticeOrders {

    /** The most orders that one page has. DPMS API V2, 4.4.2. */
    public static final int LARGEST_PAGE = 1024;

    private final PracticeOrderQuery query;
    private final PublicAddress address;

    PracticeOrders(PracticeOrderQuery query, PublicAddress address) {
        this.query = query;
        this.address = address;
    }

    /** One page of a clinic's orders, oldest first; one order more than asked for is read to know whether there are more. */
    public OrdersPage page(CompanyId clinic, OrderFilter filter, long offset, int pageSize) {
        List<PracticeOrder> found = query.page(
                clinic, filter, offset, pageSize + 1, new PracticeOrderRow(address.base(), CaseState::practice));
        boolean more = found.size() > pageSize;
        return new OrdersPage(more, pageSize, offset, more ? List.copyOf(found.subList(0, pageSize)) : found);
    }

    /** The order of an Rx: a clinic's own, or one that was sent to the lab, in the words of whoever asks. */
    public PracticeOrder get(PairedCaller caller, RxId rx) {
        Optional<PracticeOrder> order = switch (caller) {
            case PracticeCaller practice ->
                query.ofClinic(practice.company(), rx, new PracticeOrderRow(address.base(), CaseState::practice));
            case LabCaller lab -> query.ofLab(lab.company(), rx, new PracticeOrderRow(address.base(), CaseState::lab));
        };
        return order.orElseThrow(() -> NotFound.rx(rx));
    }
}
