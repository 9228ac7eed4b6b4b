package dev.archway.server.portal;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderMoved;
import dev.archway.server.order.OrderOpened;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells pages that are open which orders have begun or moved, after it was committed. Who looks at no page is told nothing: pages read what is true when they load. */
@Component
public class Changes {

    private static final Set<CaseState> IN_WORK =
            EnumSet.of(CaseState.MODELING, CaseState.MILLING, CaseState.READY_TO_SHIP);

    private final Orders orders;
    private final Map<CompanyId, Set<Consumer<OrderId>>> listeners = new ConcurrentHashMap<>();
    private final Set<Consumer<OrderId>> modelers = ConcurrentHashMap.newKeySet();

    Changes(Orders orders) {
        this.orders = orders;
    }

    /** From now on each order of that company, or sent to it, that moves; until the subscription is closed. */
    public Subscription listen(CompanyId company, Consumer<OrderId> listener) {
        listeners.computeIfAbsent(company, _ -> ConcurrentHashMap.newKeySet()).add(listener);
        return () -> listeners.computeIfPresent(company, (_, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** From now on each order of any clinic that comes to modelers and mills, moves there or leaves them; until the subscription is closed. */
    public Subscription listenToWork(Consumer<OrderId> listener) {
        modelers.add(listener);
        return () -> modelers.remove(listener);
    }

    /** What a page has open. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @TransactionalEventListener
    void on(OrderOpened opened) {
        tell(opened.company(), opened.order());
    }

    @TransactionalEventListener
    void on(OrderMoved move) {
        if (IN_WORK.contains(move.from()) || IN_WORK.contains(move.to())) {
            modelers.forEach(listener -> listener.accept(move.order()));
        }
        if (listeners.isEmpty()) {
            return;
        }
        tell(move.company(), move.order());
        CompanyId lab =
                orders.find(move.company(), move.order()).map(Order::lab).orElse(null);
        if (lab != null) {
            tell(lab, move.order());
        }
    }

    private void tell(CompanyId company, OrderId order) {
        listeners.getOrDefault(company, Set.of()).forEach(listener -> listener.accept(order));
    }
}
