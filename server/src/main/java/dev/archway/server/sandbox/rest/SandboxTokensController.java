package dev.archway.server.sandbox.rest;

import dev.archway.server.sandbox.SandboxTokens;
import dev.archway.wire.Pairing;
import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.TokenSet;
import dev.archway.wire.V2;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("!production")
class SandboxTokensController {

    private final SandboxTokens tokens;

    SandboxTokensController(SandboxTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/sandbox/tokens")
    V2<Pairing> pair(@RequestBody SandboxTokenRequest request) {
        return V2.of(tokens.pair(request));
    }

    /** Who signs in, and with which partner's software. */
    record SignIn(@Nullable String partner, @Nullable String user) {}

    @PostMapping("/sandbox/sign-ins")
    V2<TokenSet> signIn(@RequestBody SignIn request) {
        return V2.of(tokens.signIn(request.partner(), request.user()));
    }
}
