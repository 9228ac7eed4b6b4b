package dev.archway.server.access;

import dev.archway.server.shared.Invalid;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is accepted as an address to call back. */
final class CallbackUrl {

    private static final int LONGEST = 2000;
    private static final int LAST_PORT = 65_535;

    private CallbackUrl() {}

    /** The address as it was given, or null when there is none. */
    static @Nullable String checked(@Nullable String given) {
        return checked("CallbackUrl", given);
    }

    static @Nullable String checked(String field, @Nullable String given) {
        if (given != null && !isAccepted(given)) {
            throw Invalid.field(
                    field,
                    given,
                    "an absolute http or https URL of at most " + LONGEST
                            + " characters without fragment and user info");
        }
        return given;
    }

    private static boolean isAccepted(String given) {
        if (given.length() > LONGEST) {
            return false;
        }
        try {
            URI url = new URI(given);
            String scheme = url.getScheme();
            return scheme != null
                    && ("http".equals(scheme.toLowerCase(Locale.ROOT))
                            || "https".equals(scheme.toLowerCase(Locale.ROOT)))
                    && url.getHost() != null
                    && url.getPort() <= LAST_PORT
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
