package dev.archway.server.access;

import dev.archway.server.platform.Sha256;
import java.nio.charset.StandardCharsets;

/** What the database knows of a token: its SHA-256. No salt and no slowness are needed, since no token can be guessed. */
public final class TokenHash {

    private TokenHash() {}

    public static byte[] of(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
