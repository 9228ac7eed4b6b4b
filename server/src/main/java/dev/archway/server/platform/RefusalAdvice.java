package dev.archway.server.platform;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.Refusal;
import dev.archway.server.shared.TooLarge;
import dev.archway.wire.V2Error;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong in a REST call into the error body of its API; a cause that is ours goes to the log alone, under the request's id. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        return Answers.refused(refusal, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return Answers.refused(UnreadableBody.asInvalid(e), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return Answers.refused(
                Invalid.missing(e.getParameterName(), "a value of type " + e.getParameterType()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> mismatch(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        Class<?> type = e.getRequiredType();
        String accepted = type == null ? "another type" : "a value of type " + type.getSimpleName();
        return Answers.refused(Invalid.field(e.getName(), e.getValue(), accepted), request);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<Object> unknownPath(HttpServletRequest request) {
        return Answers.refused(
                NotFound.because(
                        "NOT_FOUND",
                        "There is nothing at " + request.getMethod() + " " + request.getRequestURI() + "."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return Answers.refused(TooLarge.because("BODY_TOO_LARGE", "The body is larger than is accepted."), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> anythingElse(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security chain's own
        }
        if (e instanceof ErrorResponse known) {
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(V2Error.of(
                            HttpStatus.valueOf(known.getStatusCode().value()).name(),
                            String.valueOf(known.getBody().getDetail())));
        }
        log.error("{} {} failed; the caller got a 500", request.getMethod(), request.getRequestURI(), e);
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        V2Error.of(
                                "INTERNAL_SERVER_ERROR",
                                "Something went wrong here; it is in the log under the id in X-Request-Id. Trying again is safe."));
    }
}
