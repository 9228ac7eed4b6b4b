package dev.archway.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * The token of a request, which stands in its one Authorization header. Of two headers a proxy might have checked the other one, so they are none. RFC 6750, 2.1 and
 * 3.1. Spring's own resolver reads with a regular expression, which was a tenth of the work of a poll (docs/adr/0010).
 */
@Component
class OneBearerToken implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!headers.hasMoreElements()) {
            return null;
        }
        String header = headers.nextElement();
        if (headers.hasMoreElements()) {
            throw new InvalidBearerTokenException("there are several Authorization headers");
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        if (!isToken(token)) {
            throw new InvalidBearerTokenException("the bearer token has characters that tokens do not have");
        }
        return token;
    }

    /** RFC 6750, 2.1: letters, digits and {@code -._~+/}, then equals signs. */
    private static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!isOfToken(text.charAt(i))) {
                return false;
            }
        }
        return end > 0;
    }

    private static boolean isOfToken(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean digit = c >= '0' && c <= '9';
        return letter || digit || "-._~+/".indexOf(c) >= 0;
    }
}
