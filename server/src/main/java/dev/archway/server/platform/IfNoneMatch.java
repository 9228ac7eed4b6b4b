package dev.archway.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * What a caller says that it has already (RFC 9110, 13.1.2). Weak tags count like strong ones here; what is no tag does not count.
 *
 * @param any whether it is {@code *}: whatever there is
 * @param tags in quotes, without their marks of weakness
 */
public record IfNoneMatch(boolean any, Set<String> tags) {

    private static final IfNoneMatch NOTHING = new IfNoneMatch(false, Set.of());
    private static final Pattern TAG = Pattern.compile("\\G\\s*(?:,\\s*)*(?:W/)?(\"[^\"]*\")\\s*(?=,|$)");

    public static IfNoneMatch of(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        if (!lines.hasMoreElements()) {
            return NOTHING;
        }
        Set<String> tags = new HashSet<>();
        while (lines.hasMoreElements()) {
            String line = lines.nextElement();
            if (line.strip().equals("*")) {
                return new IfNoneMatch(true, Set.of());
            }
            Matcher tag = TAG.matcher(line);
            while (tag.find()) {
                tags.add(tag.group(1));
            }
        }
        return new IfNoneMatch(false, tags);
    }

    /** Whether the caller names this very tag. */
    public boolean names(EntityTag tag) {
        return tags.contains(tag.value());
    }

    /** Whether the caller has the answer of this tag, which is there to be had. */
    public boolean has(EntityTag tag) {
        return any || names(tag);
    }
}
