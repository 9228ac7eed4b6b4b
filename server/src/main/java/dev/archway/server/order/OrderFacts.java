package dev.archway.server.order;

import dev.archway.server.access.PairedCaller;
import java.util.List;

/** Whoever knows something of what happened to orders: their moves, their files, who fetched them and who was told. */
public interface OrderFacts {

    /** What this caller may know of an order that is known to be his: nothing of another company's software. */
    List<OrderFact> of(PairedCaller caller, Order order);
}
