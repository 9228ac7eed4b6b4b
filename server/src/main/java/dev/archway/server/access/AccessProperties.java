package dev.archway.server.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what lets a caller in lives, and where callers are sent.
 *
 * @param oauthUrl the address of the sign-in and token endpoints, when it is not the public one
 * @param portalUrl the address of the web pages, when it is not the public one
 * @param regions the address of the API by region; a region without one is served here
 * @param defaultRegion the region of a user who belongs to no company
 */
@ConfigurationProperties("archway")
record AccessProperties(
        @DefaultValue Tokens tokens,
        @Nullable URI oauthUrl,
        @Nullable URI portalUrl,
        @DefaultValue Map<String, URI> regions,
        @DefaultValue("US") String defaultRegion) {

    record Tokens(
            @DefaultValue("1h") Duration access,
            @DefaultValue("90d") Duration refresh,
            @DefaultValue("5m") Duration code,
            @DefaultValue("12h") Duration device) {}
}
