package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A person has nothing to do here any more; published in the transaction that decides it.
 *
 * @param company the one that the person left; null when the person was deactivated altogether
 */
public record AccessEnded(UserId person, @Nullable CompanyId company) {}
