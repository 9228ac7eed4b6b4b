package dev.archway.server.access;

import dev.archway.server.platform.PublicAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where passkeys are of: the name in the server's address. Web Authentication knows names only, so with an IP address there are none. */
@Component
class PasskeyAddress {

    private static final Pattern IP = Pattern.compile("[0-9.]+|\\[.*");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|\\[::1\\]");

    private final PublicAddress address;
    private final AccessProperties settings;

    PasskeyAddress(PublicAddress address, AccessProperties settings) {
        this.address = address;
        this.settings = settings;
    }

    /** The name, within a request; also when it is an IP address. */
    String host() {
        return URI.create(address.base()).getHost();
    }

    boolean hasName() {
        return !IP.matcher(host()).matches();
    }

    /** The same server's address by name, when it is known: a loopback address is that of localhost. */
    Optional<String> byName() {
        URI base = URI.create(address.base());
        return LOOPBACK.matcher(base.getHost()).matches()
                ? Optional.of(base.getScheme() + "://localhost" + (base.getPort() < 0 ? "" : ":" + base.getPort()))
                : Optional.empty();
    }

    /** The addresses of pages that may ask for a passkey: this server's own. */
    Set<String> origins() {
        Stream<@Nullable URI> addresses =
                Stream.of(URI.create(address.base()), settings.oauthUrl(), settings.portalUrl());
        return addresses.flatMap(Stream::ofNullable).map(PasskeyAddress::origin).collect(Collectors.toSet());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
