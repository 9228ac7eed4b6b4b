package dev.archway.server.portal.rest;

import dev.archway.server.platform.Answers;
import dev.archway.server.portal.Visitor;
import dev.archway.server.portal.Visitors;
import dev.archway.server.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page has round it: the visitor, and which scripts may run; and what a page says that is refused. */
@ControllerAdvice(basePackageClasses = Frame.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Frame {

    /** Scripts and styles are the server's own files; a page with the 3D view has a policy of its own. */
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Visitors visitors;

    Frame(Visitors visitors) {
        this.visitors = visitors;
    }

    @ModelAttribute
    void policy(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
    }

    @ModelAttribute("visitor")
    @Nullable
    Visitor visitor(HttpServletRequest request) {
        return VisitorArguments.of(visitors, request).orElse(null);
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request, Model model) {
        ModelAndView page = new ModelAndView("portal/refused");
        page.setStatus(Answers.status(refusal));
        page.addObject("status", Answers.status(refusal).value());
        page.addObject("reason", refusal.reason());
        page.addObject("visitor", visitor(request));
        return page;
    }
}
