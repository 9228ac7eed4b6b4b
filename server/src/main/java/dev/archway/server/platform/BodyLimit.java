package dev.archway.server.platform;

import dev.archway.server.shared.TooLarge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Keeps bodies out that nobody needs and that would fill the memory. What is streamed to disk as bytes (scanners' files) has limits of its own. */
@Component
@Order(BodyLimit.AFTER_REQUEST_ID)
class BodyLimit extends OncePerRequestFilter {

    static final int AFTER_REQUEST_ID = Integer.MIN_VALUE + 1;

    private static final long LARGEST = 1 << 20;

    private final HandlerExceptionResolver answers;

    BodyLimit(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && (type.startsWith("application/offset+octet-stream")
                        || isBelow("/api/scanner/", "image/jpeg", type, request)
                        || isBelow("/api/models/", "application/zip", type, request));
    }

    private static boolean isBelow(String base, String streamed, String type, HttpServletRequest request) {
        return type.startsWith(streamed) && request.getRequestURI().startsWith(base);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            answers.resolveException(request, response, null, tooLarge());
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Counted(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static TooLarge tooLarge() {
        return TooLarge.because("BODY_TOO_LARGE", "The body is too large: at most " + LARGEST + " bytes are accepted.");
    }

    /** A request that did not say how long its body is. */
    private static final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream in;
        private long count;

        CountedStream(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            add(Math.max(read, 0));
            return read;
        }

        private void add(int bytes) {
            count += bytes;
            if (count > LARGEST) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
