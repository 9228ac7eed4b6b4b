package dev.archway.server.notification;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Keeps production from calling addresses inside its own network for whoever registers a callback URL. What counts is where a name leads; the JDK remembers that for
 * half a minute, so that the connection goes where this looked.
 */
@Component
class ReceiverAddress {

    private final boolean allowPrivate;

    ReceiverAddress(NotificationProperties properties, Environment environment) {
        Boolean configured = properties.allowPrivate();
        this.allowPrivate = configured == null ? !environment.acceptsProfiles(Profiles.of("production")) : configured;
    }

    /** Why nothing is sent there; empty when it may be. */
    Optional<String> refusal(URI url) {
        if (allowPrivate) {
            return Optional.empty();
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (PrivateNetworks.contain(address)) {
                    return Optional.of("the address is private; archway.notification.allow-private would allow it");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("unknown host");
        }
    }
}
