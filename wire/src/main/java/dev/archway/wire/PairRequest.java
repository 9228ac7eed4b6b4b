package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/** Pairs the signed-in user's partner with a company; the callback URL is where notifications of that company go. */
public record PairRequest(
        @Nullable Long companyId, @Nullable String callbackUrl) {}
