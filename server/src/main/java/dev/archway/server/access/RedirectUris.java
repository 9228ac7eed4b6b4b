package dev.archway.server.access;

import dev.archway.server.shared.Invalid;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** Where a sign-in may lead: https, http on this very machine, or an app's own scheme, which has a dot (RFC 8252, 7.1). */
final class RedirectUris {

    private static final int LONGEST = 2000;
    private static final int MOST = 20;
    private static final String ACCEPTED = "1 to " + MOST
            + " absolute addresses without fragment and user info, each https, http on a loopback address, or of an app's own scheme such as com.example.app,";

    private RedirectUris() {}

    static List<String> checked(List<String> given) {
        List<String> uris = given.stream()
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .distinct()
                .toList();
        if (uris.isEmpty() || uris.size() > MOST) {
            throw Invalid.field("redirectUris", uris.size() + " addresses", ACCEPTED);
        }
        uris.stream().filter(uri -> !isAccepted(uri)).findFirst().ifPresent(uri -> {
            throw Invalid.field("redirectUris", uri, ACCEPTED);
        });
        return uris;
    }

    private static boolean isAccepted(String given) {
        if (given.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = new URI(given);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                return false;
            }
            return switch (scheme) {
                case "https" -> uri.getHost() != null;
                case "http" -> isLoopback(uri.getHost());
                default -> scheme.contains(".");
            };
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        return "127.0.0.1".equals(host) || "[::1]".equals(host) || "localhost".equalsIgnoreCase(host);
    }
}
