package dev.archway.server.testing;

import dev.archway.server.access.AdministratorCaller;
import dev.archway.server.access.LabCaller;
import dev.archway.server.access.ModelerCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.access.SignedInCaller;
import dev.archway.server.account.Scanner;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One call of a running server, as its handler declares it: nothing about it is written down a second time, so that a call that is added later is tested from its
 * first day on.
 *
 * @param method GET, POST and so on
 * @param pattern the path with its variables in braces
 * @param consumes the type of body that it insists on; null when it takes any
 */
public record Endpoint(
        String method,
        String pattern,
        HandlerMethod handler,
        @Nullable MediaType consumes) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> BASES =
            List.of("/api/third-party/v2", "/third-party/v2", "/third-party/v3", "/api/scanner/v1", "/api/models/v1");

    /** Whom a handler takes: decided by the type of its parameter, which is how the server decides it. */
    public enum Access {
        PRACTICE,
        LAB,
        PAIRED,
        SIGNED_IN,
        SCANNER,
        MODELER,
        ADMINISTRATOR,
        OPEN
    }

    /** Every call of these handlers, by path and method; one that takes any method is listed with GET and POST. */
    public static List<Endpoint> of(RequestMappingInfoHandlerMapping handlers) {
        return handlers.getHandlerMethods().entrySet().stream()
                .flatMap(Endpoint::of)
                .sorted(Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method))
                .toList();
    }

    private static Stream<Endpoint> of(Map.Entry<RequestMappingInfo, HandlerMethod> handler) {
        RequestMappingInfo mapping = handler.getKey();
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Set<RequestMethod> called = methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
        MediaType consumes = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(null);
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> called.stream()
                        .map(method -> new Endpoint(method.name(), pattern, handler.getValue(), consumes)));
    }

    public Access access() {
        List<Access> taken =
                parameters().map(Endpoint::access).flatMap(Optional::stream).toList();
        if (taken.size() > 1) {
            throw new AssertionError(this + " takes several callers: " + taken);
        }
        return taken.isEmpty() ? Access.OPEN : taken.getFirst();
    }

    /** Whether it belongs to the DPMS API, whatever its base. */
    public boolean isDpms() {
        return pattern.startsWith("/third-party/") || pattern.startsWith("/api/third-party/");
    }

    /** The path below the base of its API, or all of it. */
    public String name() {
        String path = BASES.stream()
                .filter(base -> pattern.startsWith(base + "/"))
                .findFirst()
                .map(base -> pattern.substring(base.length()))
                .orElse(pattern);
        return method + " " + path;
    }

    /** The names of the variables in the path, in their order. */
    public List<String> variables() {
        return VARIABLE.matcher(pattern)
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }

    /** The path with these values in the place of its variables. */
    public String path(Map<String, String> values) {
        return VARIABLE.matcher(pattern)
                .replaceAll(variable -> Matcher.quoteReplacement(values.getOrDefault(variable.group(1), "")));
    }

    /** What the JSON body is read as; empty when the handler reads none. */
    public Optional<Class<?>> body() {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .<Class<?>>map(parameter -> parameter.getParameterType())
                .findFirst();
    }

    /** Whether it does nothing without a body. */
    public boolean needsBody() {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestBody.class))
                .anyMatch(body -> body != null && body.required());
    }

    private Stream<Class<?>> parameters() {
        return Arrays.stream(handler.getMethod().getParameterTypes());
    }

    private static Optional<Access> access(Class<?> parameter) {
        if (parameter == PracticeCaller.class) {
            return Optional.of(Access.PRACTICE);
        }
        if (parameter == LabCaller.class) {
            return Optional.of(Access.LAB);
        }
        if (parameter == PairedCaller.class) {
            return Optional.of(Access.PAIRED);
        }
        if (parameter == SignedInCaller.class) {
            return Optional.of(Access.SIGNED_IN);
        }
        if (parameter == ModelerCaller.class) {
            return Optional.of(Access.MODELER);
        }
        if (parameter == AdministratorCaller.class) {
            return Optional.of(Access.ADMINISTRATOR);
        }
        return parameter == Scanner.class ? Optional.of(Access.SCANNER) : Optional.empty();
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
