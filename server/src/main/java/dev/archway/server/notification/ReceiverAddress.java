package dev.archway.server.notification;

import dev.archway.server.notification.Webhook.Failed;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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

    void mustBeAllowed(URI url) throws Failed {
        if (allowPrivate) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (isPrivate(address)) {
                    throw new Failed("the address is private; archway.notification.allow-private would allow it");
                }
            }
        } catch (UnknownHostException e) {
            throw new Failed("unknown host");
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean sharedOrReserved = bytes.length == 4
                && (bytes[0] == 0
                        || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64) // carrier-grade NAT, RFC 6598
                        || (bytes[0] & 0xf0) == 0xf0);
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc; // RFC 4193
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || sharedOrReserved
                || uniqueLocal;
    }
}
