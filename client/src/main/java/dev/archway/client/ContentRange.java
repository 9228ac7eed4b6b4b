package dev.archway.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Content-Range} of a partial answer (RFC 9110, 14.4): where it begins, and the size of the whole file or -1. In bytes. */
record ContentRange(long first, long total) {

    private static final Pattern BYTES = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    static Optional<ContentRange> of(HttpHeaders headers) {
        Matcher range =
                BYTES.matcher(headers.firstValue("Content-Range").orElse("").strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        long total = range.group(2).equals("*") ? -1 : Long.parseLong(range.group(2));
        return Optional.of(new ContentRange(Long.parseLong(range.group(1)), total));
    }
}
