package dev.archway.server.order;

import dev.archway.server.access.Members;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The orders that people who signed in may look at, each by its number: those of their companies that {@link Visibility} lets them see. DPMS API V2, 4.4.8. */
@Service
public class SeenOrders {

    private final OrderRepository repository;
    private final Accounts accounts;
    private final Visibility visibility;
    private final Members members;

    SeenOrders(OrderRepository repository, Accounts accounts, Visibility visibility, Members members) {
        this.members = members;
        this.repository = repository;
        this.accounts = accounts;
        this.visibility = visibility;
    }

    /** An order that this person may not see is as unknown as one that does not exist. */
    public Order get(UserId viewer, OrderId id) {
        return accounts.companiesOf(viewer).stream()
                .flatMap(company ->
                        find(company, id)
                                .filter(order -> visibility.by(viewer, order).contains(company.id()))
                                .stream())
                .findFirst()
                .orElseThrow(() -> NotFound.order(id));
    }

    /** The same person as a caller of the company by which he sees that order: its clinic before the lab that it was sent to. */
    public PairedCaller caller(UserId viewer, Order order) {
        return caller(viewer, order, order.company());
    }

    /** The same, but of the company that he is at if that is one of them. */
    public PairedCaller caller(UserId viewer, Order order, CompanyId at) {
        List<CompanyId> companies = visibility.by(viewer, order);
        return (companies.contains(at) ? Optional.of(at) : companies.stream().findFirst())
                .flatMap(company -> members.at(company, viewer))
                .orElseThrow(() -> NotFound.order(order.id()));
    }

    private Optional<Order> find(Company company, OrderId id) {
        return switch (company.kind()) {
            case CLINIC -> repository.find(company.id(), id);
            case LAB -> repository.findOfLab(company.id(), id);
        };
    }
}
