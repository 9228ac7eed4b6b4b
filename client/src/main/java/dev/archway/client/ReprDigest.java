package dev.archway.client;

import java.net.http.HttpHeaders;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Repr-Digest}: digests of the whole file, whichever part of it an answer carries (RFC 9530, 3). */
final class ReprDigest {

    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]{44}):\\s*(?:,|$)");

    private ReprDigest() {}

    /** The SHA-256 that the server promises; empty when it promises none. */
    static Optional<byte[]> sha256(HttpHeaders headers) {
        Matcher found = SHA_256.matcher(String.join(",", headers.allValues("Repr-Digest")));
        try {
            return found.find() ? Optional.of(Base64.getDecoder().decode(found.group(1))) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
