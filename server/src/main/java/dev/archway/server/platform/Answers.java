package dev.archway.server.platform;

import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.NotReady;
import dev.archway.server.shared.NotSignedIn;
import dev.archway.server.shared.Refusal;
import dev.archway.server.shared.TooLarge;
import dev.archway.wire.V2Error;
import dev.archway.wire.V3Error;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as an answer: the HTTP code of the documents, and the body of the API version that was called. PRODUCT.md, wire rules. */
public final class Answers {

    private Answers() {}

    /** The answer to this request that says why it was refused. */
    public static ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (refusal instanceof NotReady later) {
            headers.set(
                    HttpHeaders.RETRY_AFTER, Long.toString(later.retryAfter().toSeconds()));
        }
        if (refusal instanceof NotSignedIn) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return ResponseEntity.status(status(refusal))
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(refusal, request));
    }

    /** The HTTP code of a refusal. */
    public static HttpStatus status(Refusal refusal) {
        return switch (refusal) {
            case Invalid _ -> HttpStatus.BAD_REQUEST;
            case NotSignedIn _ -> HttpStatus.UNAUTHORIZED;
            case Forbidden _ -> HttpStatus.FORBIDDEN;
            case NotFound _, NotReady _ -> HttpStatus.NOT_FOUND;
            case Conflict _ -> HttpStatus.CONFLICT;
            case TooLarge _ -> HttpStatus.CONTENT_TOO_LARGE;
        };
    }

    private static Object body(Refusal refusal, HttpServletRequest request) {
        if (isV3Search(request)) {
            List<V3Error.FieldError> fields = refusal.fields().stream()
                    .map(wrong -> new V3Error.FieldError(wrong.field(), wrong.message()))
                    .toList();
            return V3Error.of(refusal.code(), refusal.reason(), fields);
        }
        return V2Error.of(refusal.code(), refusal.reason());
    }

    /** Only the patient search speaks V3 bodies; everything else below third-party/v3 keeps V2's. */
    private static boolean isV3Search(HttpServletRequest request) {
        return request.getRequestURI().matches(".*/third-party/v3/patients?/search/?");
    }
}
