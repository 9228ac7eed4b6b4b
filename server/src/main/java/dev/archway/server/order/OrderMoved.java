package dev.archway.server.order;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import java.time.Instant;

/** An order moved from one state to another; published in the transaction that moves it. */
public record OrderMoved(
        CompanyId company, OrderId order, RxId rx, CaseState from, CaseState to, Cause cause, Instant at) {}
