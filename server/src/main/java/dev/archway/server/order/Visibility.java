package dev.archway.server.order;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * The companies by which this person sees it, the clinic before the lab; none for whoever does not. The doctor of the order and a colleague who sees all orders see it by that
     * clinic, and everybody of the lab that it was sent to by the lab, once it has files.
     */
    List<CompanyId> by(UserId viewer, Order order) {
        List<CompanyId> companies = new ArrayList<>();
        boolean own = order.doctor().equals(viewer) && accounts.belongs(viewer, order.company());
        if (own || accounts.seesAllOrders(order.company(), viewer)) {
            companies.add(order.company());
        }
        CompanyId lab = order.lab();
        if (lab != null && order.listed() && accounts.belongs(viewer, lab)) {
            companies.add(lab);
        }
        return companies;
    }

    /** The doctor whose orders are all that somebody of a clinic sees, which is himself; null for who sees all. */
    public @Nullable UserId only(PracticeCaller caller) {
        return accounts.seesAllOrders(caller.company(), caller.user()) ? null : caller.user();
    }
}
