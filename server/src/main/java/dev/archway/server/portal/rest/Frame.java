package dev.archway.server.portal.rest;

import dev.archway.server.access.SignIn;
import dev.archway.server.platform.Answers;
import dev.archway.server.platform.Reasons;
import dev.archway.server.portal.Changes;
import dev.archway.server.portal.Visitor;
import dev.archway.server.portal.Visitors;
import dev.archway.server.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What every page has round it: the visitor, and which scripts may run; and what a page says that is refused. */
@ControllerAdvice(basePackageClasses = Frame.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Frame {

    private static final Logger log = LoggerFactory.getLogger(Frame.class);

    private final Visitors visitors;
    private final Reasons reasons;
    private final Changes changes;

    Frame(Visitors visitors, Reasons reasons, Changes changes) {
        this.visitors = visitors;
        this.reasons = reasons;
        this.changes = changes;
    }

    /** Scripts and styles are the server's own files; a page with the 3D view has a policy of its own. */
    @ModelAttribute
    void policy(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SignIn.policyWithScripts());
    }

    @ModelAttribute("visitor")
    @Nullable
    Visitor visitor(HttpServletRequest request) {
        return VisitorArguments.of(visitors, request).orElse(null);
    }

    /** When the session began, by which a page knows it from another one of the same person. */
    @ModelAttribute("since")
    @Nullable
    Long since(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getCreationTime();
    }

    /** From where on a page has to hear what moves: asked before it looks at any order. */
    @ModelAttribute("heard")
    long heard() {
        return changes.heard();
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        return page(Answers.status(refusal), reasons.of(refusal), request);
    }

    /** Nobody is there any more to be told. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone() {}

    @ExceptionHandler
    ModelAndView failed(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security chain's own
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return page(HttpStatus.BAD_REQUEST, mismatch.getName(), request);
        }
        if (e instanceof RequestRejectedException) {
            return page(HttpStatus.BAD_REQUEST, "", request);
        }
        if (e instanceof ErrorResponse known) {
            return page(
                    HttpStatus.valueOf(known.getStatusCode().value()),
                    Objects.requireNonNullElse(known.getBody().getDetail(), ""),
                    request);
        }
        log.error("{} {} failed; the visitor was told so", request.getMethod(), request.getRequestURI(), e);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, Objects.requireNonNullElse(MDC.get("request"), ""), request);
    }

    private ModelAndView page(HttpStatus status, String reason, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("portal/refused");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("reason", reason);
        page.addObject("visitor", visitor(request));
        page.addObject("since", since(request));
        return page;
    }
}
