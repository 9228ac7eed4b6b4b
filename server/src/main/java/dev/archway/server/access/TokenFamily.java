package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in or one pairing with every token that follows from it, as the database knows it: without any of the tokens.
 *
 * @param company the paired company; null for a sign-in
 * @param redirectUri where the code was sent, as it was asked for; null when it was not said
 * @param codeChallenge PKCE's S256 challenge; null when none was given
 * @param codeSpent whether tokens were given for the code, or it is dead for another reason
 * @param version counts every change
 */
record TokenFamily(
        UUID id,
        String partnerId,
        UserId user,
        @Nullable CompanyId company,
        @Nullable String redirectUri,
        @Nullable String codeChallenge,
        boolean codeSpent,
        int version) {}
