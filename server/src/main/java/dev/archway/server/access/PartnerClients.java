package dev.archway.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The partners as the authorization server sees them: clients of the authorization-code grant, without scopes and without a consent page. */
@Component
class PartnerClients implements RegisteredClientRepository {

    private final PartnerRepository partners;
    private final AccessProperties.Tokens lives;

    PartnerClients(PartnerRepository partners, AccessProperties properties) {
        this.partners = partners;
        this.lives = properties.tokens();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return partners.credentials(clientId).map(this::client).orElse(null);
    }

    /** Called only when a secret was right and its hash is of an older kind. */
    @Override
    public void save(RegisteredClient client) {
        String hash = client.getClientSecret();
        if (hash != null) {
            partners.saveSecret(client.getClientId(), hash);
        }
    }

    private RegisteredClient client(PartnerRepository.Credentials partner) {
        String hash = partner.secretHash();
        RegisteredClient.Builder client = RegisteredClient.withId(partner.id())
                .clientId(partner.id())
                .clientIdIssuedAt(Instant.EPOCH)
                .clientName(partner.name())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(partner.redirectUris()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(hash == null)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(lives.code())
                        .accessTokenTimeToLive(lives.access())
                        .refreshTokenTimeToLive(lives.refresh())
                        .reuseRefreshTokens(false)
                        .build());
        if (hash == null) {
            return client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .build();
        }
        return client.clientSecret(hash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .build();
    }
}
