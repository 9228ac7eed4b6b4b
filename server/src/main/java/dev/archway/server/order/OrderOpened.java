package dev.archway.server.order;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;

/** A scanner began an Rx, which is an order from now on; published in the transaction that makes it. */
public record OrderOpened(CompanyId company, OrderId order) {}
