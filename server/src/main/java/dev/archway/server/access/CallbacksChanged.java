package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner is called back has changed: a pairing was made with another URL or has ended, or the partner registered or gave up an address. Published in the
 * transaction of the change.
 *
 * @param company the company whose pairing it was; null when it concerns all of the partner's
 */
public record CallbacksChanged(String partnerId, @Nullable CompanyId company) {}
