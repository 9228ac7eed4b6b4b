package dev.archway.server.export.rest;

import dev.archway.server.platform.Answers;
import dev.archway.server.platform.Reasons;
import dev.archway.server.shared.NotReady;
import dev.archway.server.shared.Refusal;
import dev.archway.wire.V2Error;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * How a person is told that a file cannot be had: by a page when the browser was to show one, else in the API's body for the page's script; both in the reader's language.
 * What is still being made is asked for again by itself.
 */
@ControllerAdvice(assignableTypes = {PageFilesController.class, ViewerController.class, WorkFilesController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PeopleAnswers {

    private final Reasons reasons;

    PeopleAnswers(Reasons reasons) {
        this.reasons = reasons;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        String reason = reasons.of(refusal);
        boolean forPage = wantsPage(request);
        if (refusal instanceof NotReady later) {
            String seconds = Long.toString(later.retryAfter().toSeconds());
            response.setHeader(forPage ? "Refresh" : HttpHeaders.RETRY_AFTER, seconds);
        }
        if (forPage) {
            response.setStatus(Answers.status(refusal).value());
            return new ModelAndView(
                    "error",
                    Map.of(
                            "status",
                            Answers.status(refusal).value(),
                            "reason",
                            reason,
                            "soon",
                            refusal instanceof NotReady));
        }
        return ResponseEntity.status(Answers.status(refusal))
                .contentType(MediaType.APPLICATION_JSON)
                .body(V2Error.of(refusal.code(), reason));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
