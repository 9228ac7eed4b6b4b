package dev.archway.server.notification;

import dev.archway.server.platform.Sha256;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An address where a partner is notified. */
record Endpoint(UUID id, String partnerId, URI url) {

    /** The id follows from partner and URL: their hash, since a URL may be longer than an index takes. */
    static Endpoint of(String partnerId, URI url) {
        byte[] hash = Sha256.digest().digest((partnerId + "\n" + url).getBytes(StandardCharsets.UTF_8));
        ByteBuffer half = ByteBuffer.wrap(hash);
        return new Endpoint(new UUID(half.getLong(), half.getLong()), partnerId, url);
    }

    /** For logs: path and query may hold a secret. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getRawAuthority() + " of " + partnerId;
    }
}
