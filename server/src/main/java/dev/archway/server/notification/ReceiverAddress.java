package dev.archway.server.notification;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Keeps production from calling addresses inside its own network for whoever registers a callback URL. What counts is where a name leads, and the connection is made to
 * the addresses that this has seen: nobody asks for the name again, so that a name which changes its mind in between leads nowhere else.
 */
@Component
class ReceiverAddress {

    private final boolean allowPrivate;
    private final Names names;

    @Autowired
    ReceiverAddress(NotificationProperties properties, Environment environment) {
        this(properties, environment, InetAddress::getAllByName);
    }

    ReceiverAddress(NotificationProperties properties, Environment environment, Names names) {
        Boolean configured = properties.allowPrivate();
        this.allowPrivate = configured == null ? !environment.acceptsProfiles(Profiles.of("production")) : configured;
        this.names = names;
    }

    /** How a name is looked up. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /** Where to connect. A name with a single address inside is refused as a whole. */
    List<InetAddress> of(URI url) throws UnknownHostException, Private {
        InetAddress[] addresses = names.lookUp(url.getHost());
        if (!allowPrivate && Arrays.stream(addresses).anyMatch(PrivateNetworks::contain)) {
            throw new Private();
        }
        return List.of(addresses);
    }

    /** The address is not on the public internet. */
    static final class Private extends Exception {

        private static final long serialVersionUID = 1;

        Private() {
            super("the address is private; archway.notification.allow-private would allow it");
        }
    }
}
