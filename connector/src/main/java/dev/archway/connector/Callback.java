package dev.archway.connector;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address that the server is told to post notifications to: a public one with our secret after it, or the one that we listen on. */
final class Callback {

    private Callback() {}

    static Optional<String> of(@Nullable URI publicAddress, String secret, Optional<URI> listening) {
        if (publicAddress == null) {
            return listening.map(URI::toString);
        }
        String text = publicAddress.toString();
        return Optional.of((text.endsWith("/") ? text : text + "/") + secret);
    }
}
