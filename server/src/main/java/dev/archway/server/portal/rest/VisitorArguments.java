package dev.archway.server.portal.rest;

import dev.archway.server.portal.Visitor;
import dev.archway.server.portal.Visitors;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.NotSignedIn;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands a page the visitor that it asks for by the type of a parameter, and refuses everybody else. */
@Configuration(proxyBeanMethods = false)
class VisitorArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    /** The company that the session is at. */
    static final String COMPANY = "archway.company";

    private static final String VISITOR = "archway.visitor";

    private final Visitors visitors;

    VisitorArguments(Visitors visitors) {
        this.visitors = visitors;
    }

    /** Whoever signed in; found once for each request. */
    static Optional<Visitor> of(Visitors visitors, HttpServletRequest request) {
        if (request.getAttribute(VISITOR) instanceof Visitor visitor) {
            return Optional.of(visitor);
        }
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            return Optional.empty();
        }
        HttpSession session = request.getSession(false);
        CompanyId chosen =
                session != null && session.getAttribute(COMPANY) instanceof Long id ? new CompanyId(id) : null;
        Optional<Visitor> visitor = visitors.of(UserId.of(principal), chosen);
        visitor.ifPresent(found -> request.setAttribute(VISITOR, found));
        return visitor;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Visitor.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        Visitor visitor = Optional.ofNullable(servlet)
                .flatMap(from -> of(visitors, from))
                .orElseThrow(() -> NotSignedIn.because("UNAUTHORIZED", "This page is for people who signed in."));
        if (!parameter.getParameterType().isInstance(visitor)) {
            throw Forbidden.because("NOT_YOURS", "This page is for others than you.");
        }
        return visitor;
    }
}
