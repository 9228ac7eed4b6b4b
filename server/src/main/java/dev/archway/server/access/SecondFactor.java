package dev.archway.server.access;

import dev.archway.server.shared.UserId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who is signed in: somebody who gave the password and has no passkey, or somebody who presented a passkey. */
@Configuration(proxyBeanMethods = false)
class SecondFactor {

    @Bean
    AuthorizationManager<RequestAuthorizationContext> signedIn(Standings standings) {
        return AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                .requireFactor(factor -> factor.webauthnAuthority())
                .when(person -> needsPasskey(person, standings))
                .build()
                .authenticated();
    }

    /** Whether this is the sign-in of somebody who gave the password and still has to present a passkey. */
    static boolean isHalf(Authentication person, Standings standings) {
        return needsPasskey(person, standings)
                && person.getAuthorities().stream()
                        .noneMatch(factor -> FactorGrantedAuthority.WEBAUTHN_AUTHORITY.equals(factor.getAuthority()));
    }

    private static boolean needsPasskey(Authentication person, Standings standings) {
        return person instanceof UsernamePasswordAuthenticationToken
                && person.isAuthenticated()
                && standings
                        .of(UserId.of(person))
                        .map(SignInRepository.Standing::passkeys)
                        .orElse(false);
    }
}
