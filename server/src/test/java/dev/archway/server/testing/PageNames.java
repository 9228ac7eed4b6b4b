package dev.archway.server.testing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Which pages there are, and, in headers of each answer of the server under test, which one it is: what template it is made of and which path its handler has.
 * So a test can hold that it has seen all of them. As a resolver of views it resolves nothing.
 */
@Component
public final class PageNames implements ViewResolver, Ordered {

    public static final String TEMPLATE = "Test-Template";
    public static final String HANDLER = "Test-Handler";

    private static final String FOLDER = "/templates/";
    private static final String END = ".html";

    /** The names of all templates of whole pages: those with a main part, but for the frame that the portal's pages have round them. */
    public static Set<String> templates() throws IOException {
        Set<String> names = new HashSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**/*" + END)) {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            if (text.contains("<main") && !text.contains("th:fragment=\"page(")) {
                String path = file.getURL().getPath();
                names.add(path.substring(path.lastIndexOf(FOLDER) + FOLDER.length(), path.length() - END.length()));
            }
        }
        return names;
    }

    /** The paths of each handler that answers GET with a page. */
    public static Collection<Set<String>> handlers(RequestMappingInfoHandlerMapping mapping) {
        Map<HandlerMethod, Set<String>> paths = new HashMap<>();
        List<Endpoint> pages = new ArrayList<>(Endpoint.of(mapping));
        pages.removeIf(endpoint -> !endpoint.method().equals("GET") || !isPage(endpoint.handler()));
        pages.forEach(page ->
                paths.computeIfAbsent(page.handler(), _ -> new HashSet<>()).add(page.pattern()));
        return paths.values();
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletResponse response = Objects.requireNonNull(attributes.getResponse());
            Object handler = attributes.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            if (!response.containsHeader(TEMPLATE)) { // asked again with endings of other media types
                response.setHeader(TEMPLATE, viewName.replaceAll(" *::.*", ""));
                response.setHeader(HANDLER, String.valueOf(handler));
            }
        }
        return null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static boolean isPage(HandlerMethod handler) {
        Class<?> answer = handler.getMethod().getReturnType();
        return (answer == String.class || answer == Object.class || ModelAndView.class.isAssignableFrom(answer))
                && !handler.hasMethodAnnotation(ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class);
    }
}
