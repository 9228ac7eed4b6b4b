package dev.archway.server.order;

import dev.archway.server.platform.EntityTag;
import dev.archway.server.shared.CompanyId;

/**
 * A page of a company's list as it is asked for. DPMS API V2, 4.4.2.
 *
 * @param base the public address, which the page names
 * @param offset how many of the orders that the filter lets through stand before it
 * @param size the most orders that it has
 */
public record OrderPage(CompanyId company, ListView view, String base, OrderFilter filter, long offset, int size) {

    /** What the page is known by for as long as the company's edition lasts. */
    EntityTag tag(long edition) {
        return EntityTag.ofFacts(edition, this);
    }
}
