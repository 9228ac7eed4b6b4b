package dev.archway.server.scan.rest;

import dev.archway.server.shared.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header Upload-Metadata: keys with values in Base64, separated by commas. tus 1.0.0, creation. */
final class UploadMetadata {

    private UploadMetadata() {}

    static Map<String, String> parse(@Nullable String header) {
        Map<String, String> values = new HashMap<>();
        if (header == null || header.isBlank()) {
            return values;
        }
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" +", 2);
            try {
                byte[] value =
                        parts.length == 1 ? new byte[0] : Base64.getDecoder().decode(parts[1].strip());
                values.put(parts[0], new String(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw Invalid.field("Upload-Metadata: " + parts[0], parts[1], "Base64");
            }
        }
        return values;
    }
}
