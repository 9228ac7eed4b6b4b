package dev.archway.client;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses may be given a token. */
final class Origins {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private Origins() {}

    static URI requireSafe(URI address, boolean allowPlainHttp) {
        String scheme = lower(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("'" + address + "' is not an http or https address");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an address must not hold a user name or password");
        }
        if (scheme.equals("http") && !allowPlainHttp && !isLoopback(address)) {
            throw new IllegalArgumentException(
                    "'" + address + "' would send tokens in clear text: use https, or allow plain http explicitly");
        }
        return address;
    }

    static boolean isLoopback(URI address) {
        return LOOPBACK.matcher(lower(address.getHost())).matches();
    }

    static boolean same(URI a, URI b) {
        return lower(a.getScheme()).equals(lower(b.getScheme()))
                && lower(a.getHost()).equals(lower(b.getHost()))
                && port(a) == port(b);
    }

    static URI withoutTrailingSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : address;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return lower(address.getScheme()).equals("https") ? 443 : 80;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
