package dev.archway.server.platform;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.Refusal;
import dev.archway.server.shared.TooLarge;
import dev.archway.wire.V2Error;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong in a REST call into the error body of its API; a cause that is ours goes to the log alone, under the request's id. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

    /** SQL state character_not_in_repertoire. */
    private static final String NOT_IN_REPERTOIRE = "22021";

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        return Answers.refused(refusal, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        Refusal refusal = NestedExceptionUtils.getMostSpecificCause(e) instanceof TooLarge large
                ? large // what BodyLimit said while the body was read
                : UnreadableBody.asInvalid(e);
        return Answers.refused(refusal, request);
    }

    /** The firewall of Spring Security: a parameter or a header with a sign in it that no text has. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException e, HttpServletRequest request) {
        return Answers.refused(
                Invalid.because(
                        "INVALID_REQUEST_PARAMETERS",
                        "The name or the value of a parameter or header has a control character."),
                request);
    }

    /** What no rule has looked at and the database cannot hold, for example in the name of a user who is asked for. */
    @ExceptionHandler
    ResponseEntity<Object> notStorable(DataIntegrityViolationException e, HttpServletRequest request) throws Exception {
        boolean noText = NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause
                && NOT_IN_REPERTOIRE.equals(cause.getSQLState());
        return noText
                ? Answers.refused(
                        Invalid.because(
                                "INVALID_REQUEST_PARAMETERS", "A text of the request has a NUL character in it."),
                        request)
                : anythingElse(e, request);
    }

    /** Nobody is there any more to be told, and nothing of ours went wrong. */
    @ExceptionHandler({BadRequestException.class, AsyncRequestNotUsableException.class})
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    void callerGone(IOException e, HttpServletRequest request) {
        log.debug("{} {}: the caller broke off: {}", request.getMethod(), request.getRequestURI(), e.toString());
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
