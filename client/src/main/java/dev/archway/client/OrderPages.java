package dev.archway.client;

import dev.archway.wire.OrdersPage;
import dev.archway.wire.PracticeOrder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Walks through orders page by page and asks for a page only when its first order is wanted. */
final class OrderPages implements Iterator<PracticeOrder> {

    private final LongFunction<OrdersPage> pageAt;
    private @Nullable OrdersPage page;
    private long offset;
    private int next;

    OrderPages(LongFunction<OrdersPage> pageAt) {
        this.pageAt = pageAt;
    }

    @Override
    public boolean hasNext() {
        OrdersPage current = page;
        if (current == null) {
            current = turn(0);
        }
        // an empty page ends the walk even if it claims that more follow: else it would never end
        while (next >= current.results().size()
                && current.hasMore()
                && !current.results().isEmpty()) {
            current = turn(offset + current.results().size());
        }
        return next < current.results().size();
    }

    @Override
    public PracticeOrder next() {
        OrdersPage current = hasNext() ? page : null;
        if (current == null) {
            throw new NoSuchElementException();
        }
        return current.results().get(next++);
    }

    private OrdersPage turn(long to) {
        OrdersPage turned = pageAt.apply(to);
        page = turned;
        offset = to;
        next = 0;
        return turned;
    }
}
