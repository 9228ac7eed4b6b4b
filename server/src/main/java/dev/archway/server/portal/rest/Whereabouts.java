package dev.archway.server.portal.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the forms of a page where it is, so that a choice that holds for all pages leads back to it. */
@ControllerAdvice(basePackageClasses = Whereabouts.class)
class Whereabouts {

    private static final String BEGIN = "/";

    /** A path of this server with what may follow it, as browsers write them. */
    private static final Pattern OWN = Pattern.compile("/(?!/)[\\w/.~%!$&'()*+,;=:@?-]*");

    /** Where {@link #place} said that a page is; where people begin when it is none of this server's. */
    static String back(String place) {
        return OWN.matcher(place).matches() ? place : BEGIN;
    }

    /** An answer to a form has no address to come back to. */
    @ModelAttribute("place")
    String place(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return BEGIN;
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
