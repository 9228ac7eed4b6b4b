package dev.archway.server.scan;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;

/** One set of files of an order; {@code revision} counts from 1. As text, it names the instances of tasks. */
public record RevisionKey(CompanyId company, OrderId order, int revision) {

    /** Reads what {@link #toString} wrote. */
    public static RevisionKey parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not company/order/revision: " + text);
        }
        return new RevisionKey(
                new CompanyId(Long.parseLong(parts[0])),
                new OrderId(Long.parseLong(parts[1])),
                Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return company + "/" + order + "/" + revision;
    }
}
