package dev.archway.server.docs.rest;

import dev.archway.server.platform.Answers;
import dev.archway.server.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.api.OpenApiResourceNotFoundException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A group that is not described here, for example the sandbox's in production, is nothing of ours that failed. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownGroup {

    @ExceptionHandler
    ResponseEntity<Object> unknown(OpenApiResourceNotFoundException e, HttpServletRequest request) {
        return Answers.refused(
                NotFound.because("NOT_FOUND", "There is nothing at GET " + request.getRequestURI() + "."), request);
    }
}
