package dev.archway.client;

import dev.archway.wire.TokenSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization-code grant with PKCE (RFC 6749, 4.1; RFC 7636, S256): a page for the person, then tokens for the program. */
public final class Login {

    private static final int RANDOM_BYTES = 32;

    private final ClientSettings settings;
    private final SecureRandom random = new SecureRandom();

    Login(ClientSettings settings) {
        this.settings = settings;
    }

    /**
     * Begins a sign-in.
     *
     * @param redirectUri an address that is registered for this partner; a loopback address may have any port (RFC 8252, 7.3)
     */
    public Authorization begin(URI redirectUri) {
        String verifier = randomText();
        String state = randomText();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", settings.clientId());
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("state", state);
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        URI address = URI.create(settings.oauthBase() + "/authorize?" + Requests.query(parameters));
        return new Authorization(address, redirectUri, state, verifier);
    }

    /**
     * Turns the code that came back into tokens. A code is good once and for a short time; this call is not repeated after it was sent.
     *
     * @throws ApiException when the server does not accept the code (400) or the partner's secret (401)
     * @throws java.io.UncheckedIOException when the server cannot be reached
     */
    public TokenSet exchange(String code, URI redirectUri, String verifier) {
        try (Calls calls = new Calls(settings, Timing.system())) {
            return new TokenEndpoint(settings, calls).exchange(code, redirectUri, verifier);
        }
    }

    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
