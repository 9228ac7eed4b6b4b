package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The download addresses of an order, under the names of the newer group. DPMS API V2, 4.4.3. */
public record OrderUrls(
        @JsonProperty("MyiTero3DViewerUrl") String viewerUrl,
        @JsonProperty("IDEFileUrl") String ideFileUrl,
        String screenCaptureUrl,
        String thumbnailsUrl) {}
