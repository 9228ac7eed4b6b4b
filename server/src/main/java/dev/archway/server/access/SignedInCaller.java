package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import org.jspecify.annotations.Nullable;

/** A caller with any live token; {@code company} is null unless the token came from a pairing. */
public record SignedInCaller(
        UserId user, Partner partner, @Nullable CompanyId company) {}
