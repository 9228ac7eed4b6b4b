package dev.archway.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;

/** What the login page says and where it may lead. */
@Service
public class SignIn {

    private final Partners partners;
    private final RequestCache requests = new HttpSessionRequestCache();

    SignIn(Partners partners) {
        this.partners = partners;
    }

    /** The login page for whoever was sent to it. */
    public Page page(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest asked = requests.getRequest(request, response);
        boolean authorizes =
                asked instanceof DefaultSavedRequest saved && ToLogin.AUTHORIZE.equals(saved.getServletPath());
        String partner = Optional.ofNullable(authorizes ? parameter(asked, "client_id") : null)
                .flatMap(partners::find)
                .map(Partner::name)
                .orElse("");
        String origin = partner.isEmpty() ? "" : origin(parameter(asked, "redirect_uri"));
        return new Page(
                partner,
                LoginAttempt.taken(request),
                PageSecurity.POLICY + origin,
                PageSecurity.POLICY + origin + PageSecurity.SCRIPTS);
    }

    /** How long an attempt has to wait that was not let through; empty when none was refused. */
    public Optional<Duration> pause(HttpServletRequest request) {
        return Optional.ofNullable((Duration) request.getAttribute(SignInLimitFilter.WAIT));
    }

    /** Where somebody wanted to go who was sent to sign in, else somewhere of this server. */
    public String next(HttpServletRequest request, HttpServletResponse response, String otherwise) {
        SavedRequest asked = requests.getRequest(request, response);
        return asked == null ? otherwise : asked.getRedirectUrl();
    }

    /** The Content-Security-Policy of a page whose own scripts ask this server. */
    public static String policyWithScripts() {
        return PageSecurity.POLICY + PageSecurity.SCRIPTS;
    }

    /** Why a sign-in could not begin, in words. */
    public String problem(HttpServletRequest request) {
        Object problem = request.getAttribute(AuthorizeErrors.PROBLEM);
        return problem == null ? "Go back to the software that you came from and try again." : problem.toString();
    }

    private static @Nullable String parameter(@Nullable SavedRequest request, String name) {
        String[] values = request == null ? null : request.getParameterValues(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** Browsers hold a form's redirects to the policy too, and the last one goes to the partner; the address was checked before anybody was sent from /authorize to log in. */
    private static String origin(@Nullable String redirectUri) {
        if (redirectUri == null) {
            return "";
        }
        try {
            URI uri = new URI(redirectUri);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return uri.getScheme() == null ? "" : " " + uri.getScheme() + ":";
            }
            return " " + uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /**
     * @param partner who asks; empty when nobody does
     * @param email the address of the attempt before; empty when there was none
     * @param policy the page's Content-Security-Policy
     * @param policyWithScripts the same for a page with scripts of this server
     */
    public record Page(String partner, String email, String policy, String policyWithScripts) {}
}
