package dev.archway.server.platform.rest;

import dev.archway.wire.V2Error;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The answer to what was refused before any controller saw it: a page for a browser that asked for a page, the API's error body for everybody else. */
@Controller
class ErrorAnswers implements ErrorController {

    /** Below these are no pages, whatever a caller accepts. */
    private static final Pattern API =
            Pattern.compile("/(api|third-party|sandbox|actuator|oauth|[.]well-known)([/;].*)?");

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    Object error(HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = status(request);
        if (wantsPage(request)) {
            response.setStatus(status.value());
            return new ModelAndView("error", Map.of("status", status.value()));
        }
        String message = "The request was refused: " + status.getReasonPhrase() + ".";
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(V2Error.of(status.name(), message));
    }

    /** Whoever comes here without an error finds nothing. */
    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && (uri == null || !API.matcher(uri.toString()).matches());
    }
}
