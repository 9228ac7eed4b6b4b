package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.NotSignedIn;
import dev.archway.server.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands a controller the caller that it asks for by the type of a parameter, and refuses everybody else: 401 without a token, 403 with one that does not fit. */
@Configuration(proxyBeanMethods = false)
class CallerArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Accounts accounts;

    CallerArguments(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Callers.ALL.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token)) {
            throw NotSignedIn.because("UNAUTHORIZED", "This call needs a bearer token.");
        }
        Object caller = token.getPrincipal();
        Class<?> wanted = parameter.getParameterType();
        if (wanted == ModelerCaller.class) {
            return modeler(caller);
        }
        if (wanted == AdministratorCaller.class) {
            return administrator(caller);
        }
        if (wanted == SignedInCaller.class && caller instanceof PairedCaller paired) {
            return new SignedInCaller(paired.user(), paired.partner(), paired.company());
        }
        if (wanted.isInstance(caller)) {
            return caller;
        }
        throw switch (caller) {
            case SignedInCaller _ ->
                Forbidden.because("NOT_PAIRED", "This call needs the token of a pairing; pair with a company first.");
            case PracticeCaller _ ->
                Forbidden.because("PAIRED_WITH_CLINIC", "This call is for a token that is paired with a lab.");
            case LabCaller _ ->
                Forbidden.because("PAIRED_WITH_LAB", "This call is for a token that is paired with a clinic.");
            default -> Forbidden.because("FORBIDDEN", "This token is not for this call.");
        };
    }

    private ModelerCaller modeler(Object caller) {
        if (caller instanceof SignedInCaller person && isA(UserKind.MODELER, person.user())) {
            return new ModelerCaller(person.user(), person.partner());
        }
        throw Forbidden.because("NOT_A_MODELER", "This call is for a modeler who has signed in and is not paired.");
    }

    private AdministratorCaller administrator(Object caller) {
        if (caller instanceof PairedCaller person && isA(UserKind.ADMINISTRATOR, person.user())) {
            return new AdministratorCaller(person);
        }
        throw Forbidden.because(
                "NOT_AN_ADMINISTRATOR", "This call is for an administrator who is paired with a company of his own.");
    }

    private boolean isA(UserKind kind, UserId user) {
        return accounts.user(user).filter(person -> person.kind() == kind).isPresent();
    }
}
