package dev.archway.client;

import dev.archway.wire.TokenSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization server's token and revocation endpoints (RFC 6749, 4.1.3 and 6; RFC 7009), with the partner proving itself by HTTP Basic. */
final class TokenEndpoint {

    private final ClientSettings settings;
    private final Calls calls;

    TokenEndpoint(ClientSettings settings, Calls calls) {
        this.settings = settings;
        this.calls = calls;
    }

    TokenSet exchange(String code, URI redirectUri, String verifier) {
        return tokens(
                settings.oauthBase(),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirectUri.toString(),
                        "code_verifier",
                        verifier));
    }

    /** Never repeated once it was sent: the server may have used the refresh token up although its answer was lost, and a second use ends the sign-in. */
    TokenSet refresh(URI oauthBase, String refreshToken) {
        try {
            return tokens(oauthBase, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        } catch (ApiException refused) {
            if (refused.code().equals("invalid_grant")) {
                throw new SignInNeeded("the server no longer accepts this sign-in");
            }
            throw refused;
        }
    }

    void revoke(URI oauthBase, String token) {
        HttpResponse<byte[]> answer =
                calls.send(request(oauthBase, "/oauth/revoke", Map.of("token", token)), Repeat.ALWAYS);
        if (answer.statusCode() / 100 != 2) {
            throw Answers.error(answer);
        }
    }

    private TokenSet tokens(URI oauthBase, Map<String, String> fields) {
        return Answers.bare(
                calls.send(request(oauthBase, "/oauth/token", fields), Repeat.WHEN_NEVER_SENT), TokenSet.class);
    }

    private HttpRequest request(URI oauthBase, String path, Map<String, String> fields) {
        URI address = URI.create(oauthBase + path);
        String secret = settings.clientSecret();
        if (secret == null) {
            Map<String, String> named = new LinkedHashMap<>(fields);
            named.put("client_id", settings.clientId());
            return Requests.postForm(address, named).build();
        }
        String pair = Requests.encode(settings.clientId()) + ":" + Requests.encode(secret);
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Requests.postForm(address, fields)
                .header("Authorization", "Basic " + basic)
                .build();
    }
}
