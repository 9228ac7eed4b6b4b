package dev.archway.server.order;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.OrderHistory;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The whole story of an order, put together from everybody who knows a part of it. */
@Service
public class OrderHistories {

    private final Orders orders;
    private final List<OrderFacts> sources;

    OrderHistories(Orders orders, List<OrderFacts> sources) {
        this.orders = orders;
        this.sources = sources;
    }

    /** What happened to an order of that clinic, or one that was sent to that lab; oldest first, in the words of whoever asks. */
    public OrderHistory of(PairedCaller caller, OrderId id) {
        Order order = switch (caller) {
            case PracticeCaller practice -> orders.get(practice.company(), id);
            case LabCaller lab -> orders.sentTo(lab.company(), id);
        };
        return new OrderHistory(
                id.value(),
                sources.stream()
                        .flatMap(source -> source.of(caller, order).stream())
                        .sorted(Comparator.comparing(OrderFact::at).thenComparing(OrderFact::kind))
                        .map(fact -> new OrderHistory.Event(
                                fact.at(),
                                fact.kind().wire(),
                                fact.what(),
                                fact.actor(),
                                fact.revision(),
                                status(caller, fact.state()),
                                fact.detail()))
                        .toList());
    }

    private static @Nullable String status(PairedCaller caller, @Nullable CaseState state) {
        if (state == null) {
            return null;
        }
        return switch (caller) {
            case PracticeCaller _ -> state.practice();
            case LabCaller _ -> state.lab();
        };
    }
}
