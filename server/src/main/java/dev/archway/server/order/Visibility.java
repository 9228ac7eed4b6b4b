package dev.archway.server.order;

import dev.archway.server.account.Accounts;
import dev.archway.server.shared.UserId;
import org.springframework.stereotype.Service;

/**
 * Who may look at the scan of an order. "In order to view scans of another doctor in the clinic, a Full Order Visibility must be granted": DPMS API V2, 4.4.8. It is
 * granted for each clinic by itself, to whoever belongs to that clinic.
 */
@Service
public class Visibility {

    private final Accounts accounts;

    Visibility(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether this person sees it: the doctor of the order, a colleague who sees all orders of that clinic, or somebody of the lab that it was sent to. */
    public boolean lets(UserId viewer, Order order) {
        boolean doctor = order.doctor().equals(viewer) && accounts.belongs(viewer, order.company());
        boolean lab = order.lab() != null && accounts.belongs(viewer, order.lab());
        return doctor || lab || accounts.seesAllOrders(order.company(), viewer);
    }
}
