package dev.archway.server.access;

import dev.archway.server.shared.UserId;
import dev.archway.wire.TokenSet;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of a sign-in without its pages, for whoever knows already who somebody is: the sandbox, where nothing is secret. */
@Service
public class SignIns {

    private final TokenFamilyRepository families;
    private final TokenMint mint;

    SignIns(TokenFamilyRepository families, TokenMint mint) {
        this.families = families;
        this.mint = mint;
    }

    /** Tokens of that person with that partner's software, paired with nothing. */
    @Transactional
    public TokenSet begin(Partner partner, UserId user) {
        Tokens tokens = mint.tokens(user, partner.id(), null);
        families.begin(UUID.randomUUID(), partner.id(), user, null, tokens, null);
        return new TokenSet(
                tokens.access(),
                tokens.refresh(),
                "Bearer",
                Duration.between(tokens.issuedAt(), tokens.accessEnd()).toSeconds());
    }
}
