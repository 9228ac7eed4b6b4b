package dev.archway.server.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address that callers use: the configured one, else the one that the request in hand came to. Scheme and port included, no trailing slash. */
@Component
public class PublicAddress {

    private final @Nullable String configured;

    PublicAddress(ArchwayProperties properties) {
        URI url = properties.publicUrl();
        this.configured = url == null ? null : url.toString().replaceAll("/+$", "");
    }

    /** The address without a trailing slash; only within a request unless {@code archway.public-url} is set. */
    public String base() {
        return configured != null
                ? configured
                : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
