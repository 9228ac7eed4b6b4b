package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the calls of a region go: {@code Domain} has no trailing slash, {@code Path} none at either end. */
public record Discovery(
        String region,
        String domain,
        String path,
        @JsonProperty("OAuthBase") String oauthBase,
        String portalUrl) {}
