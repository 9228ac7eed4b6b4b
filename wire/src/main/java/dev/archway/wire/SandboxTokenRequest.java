package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/** {@code POST /sandbox/tokens}: a pairing without the login, for scripts. */
public record SandboxTokenRequest(
        @Nullable String partner,
        @Nullable String user,
        @Nullable Long companyId,
        @Nullable String callbackUrl) {}
