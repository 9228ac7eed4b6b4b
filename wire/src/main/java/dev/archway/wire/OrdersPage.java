package dev.archway.wire;

import java.util.List;

/** One page of a company's orders, oldest first. DPMS API V2, 4.4.3. */
public record OrdersPage(boolean hasMore, int pageSize, long offset, List<PracticeOrder> results) {}
