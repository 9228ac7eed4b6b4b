package dev.archway.server.order;

import dev.archway.server.shared.ListPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of orders.
 *
 * @param next where it goes on; null at its end
 * @param count how many there are in all; {@link #MOST_COUNTED} for that many or more
 */
public record FoundOrders(List<FoundOrder> orders, @Nullable ListPlace next, int count) {

    /** Nobody reads further, and counting is not free. */
    public static final int MOST_COUNTED = 1000;

    public FoundOrders {
        orders = List.copyOf(orders);
    }
}
