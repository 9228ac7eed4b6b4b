package dev.archway.server.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What a body says of itself must be said clearly: a compressed one is told that bodies are taken as they are, instead of being called broken JSON, and one of any
 * type at all is of none. RFC 9110, 8.3, 8.4 and 15.5.16.
 */
@Component
@Order(BodyLimit.AFTER_REQUEST_ID)
class BodyHeaders extends OncePerRequestFilter {

    private final HandlerExceptionResolver answers;

    BodyHeaders(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isCoded(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            ErrorResponseException refusal =
                    refusal("A body with a Content-Encoding is not accepted: send it as it is.");
            refusal.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "identity");
            answers.resolveException(request, response, null, refusal);
        } else if (isWildcard(request.getContentType())) {
            answers.resolveException(
                    request,
                    response,
                    null,
                    refusal("A Content-Type with a * says nothing: name the type of the body."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isCoded(@Nullable String coding) {
        return coding != null && !coding.isBlank() && !"identity".equalsIgnoreCase(coding.strip());
    }

    /** A star in a parameter, as in a boundary, does no harm. */
    private static boolean isWildcard(@Nullable String type) {
        return type != null && type.split(";", 2)[0].contains("*");
    }

    private static ErrorResponseException refusal(String detail) {
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        refusal.setDetail(detail);
        return refusal;
    }
}
