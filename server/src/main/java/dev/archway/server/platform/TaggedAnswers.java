package dev.archway.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Gives whatever the API answers to a GET a tag by its bytes, and 304 to a caller who has them; what a controller tagged itself is left alone. */
@RestControllerAdvice
class TaggedAnswers implements ResponseBodyAdvice<Object> {

    private static final Pattern API = Pattern.compile("(/api)?/third-party/.*");

    private final JsonMapper json;

    TaggedAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return method.hasMethodAnnotation(GetMapping.class)
                && JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    /** Null when the answer is written or needs no body. */
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest call,
            ServerHttpResponse answer) {
        HttpServletRequest request = ((ServletServerHttpRequest) call).getServletRequest();
        HttpServletResponse response = ((ServletServerHttpResponse) answer).getServletResponse();
        if (body == null
                || response.getStatus() != HttpServletResponse.SC_OK
                || answer.getHeaders().getETag() != null
                || !API.matcher(request.getRequestURI()).matches()) {
            return body;
        }
        byte[] bytes = json.writeValueAsBytes(body);
        EntityTag tag = EntityTag.ofBytes(bytes);
        tag.writeTo(response);
        if (IfNoneMatch.of(request).has(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return null;
        }
        answer.getHeaders().setContentType(type);
        answer.getHeaders().setContentLength(bytes.length);
        try {
            answer.getBody().write(bytes);
        } catch (IOException _) {
            // the caller has gone
        }
        return null;
    }
}
