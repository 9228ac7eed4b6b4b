package dev.archway.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One download with all its attempts: it waits for what is being made, goes on where a connection broke, and believes nothing that it has not checked. */
final class DownloadRun {

    private static final int MOST_REDIRECTS = 5;

    private final Session session;
    private final Calls calls;
    private final ClientSettings settings;
    private final PartialFile part;
    private final @Nullable String knownEtag;
    private URI address;
    private @Nullable String etag;
    private @Nullable String refusedToken;
    private int attempts;
    private int notReady;
    private int redirects;

    DownloadRun(
            Session session,
            Calls calls,
            ClientSettings settings,
            PartialFile part,
            URI address,
            @Nullable String knownEtag) {
        this.session = session;
        this.calls = calls;
        this.settings = settings;
        this.part = part;
        this.address = address;
        this.knownEtag = knownEtag;
    }

    Download run() throws IOException {
        while (true) {
            attempts++;
            try {
                Optional<Download> ended = attempt();
                if (ended.isPresent()) {
                    return ended.get();
                }
            } catch (FileBody.DiskFailure disk) {
                throw disk;
            } catch (IOException broken) {
                if (attempts >= settings.retry().attempts() || Calls.interrupted(broken)) {
                    throw broken;
                }
                calls.pause(calls.delay(attempts));
            }
        }
    }

    /** Empty: try again, what had to be waited for is over. */
    private Optional<Download> attempt() throws IOException {
        part.takeOver();
        boolean own = Origins.same(address, session.apiBase());
        String token = own ? session.accessToken() : null;
        HttpResponse<byte[]> answer = calls.once(request(token), this::body, part::size);
        switch (answer.statusCode()) {
            case 200, 206 -> {
                return Optional.of(checked(answer));
            }
            case 204 -> {
                return Optional.of(new Download.Nothing());
            }
            case 304 -> {
                return Optional.of(new Download.Unchanged());
            }
            case 301, 302, 303, 307, 308 -> redirect(answer);
            case 401 -> renew(token, answer);
            case 404 -> waitUntilReady(answer);
            case 416 -> startOver("the server has no such range");
            default -> waitUntilPassed(answer);
        }
        return Optional.empty();
    }

    private HttpRequest request(@Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
        if (token != null) {
            Requests.bearer(request, token);
        }
        if (knownEtag != null) {
            request.header("If-None-Match", knownEtag);
        }
        if (part.size() > 0 && etag != null) {
            request.header("Range", "bytes=" + part.size() + "-").header("If-Range", etag);
        }
        return request.build();
    }

    private BodySubscriber<byte[]> body(ResponseInfo info) {
        try {
            if (info.statusCode() == 200) {
                part.restart();
                etag = strong(info.headers().firstValue("ETag").orElse(null));
                return new FileBody(part);
            }
            boolean goesOn = ContentRange.of(info.headers())
                    .filter(range -> range.first() == part.size())
                    .isPresent();
            return info.statusCode() == 206 && goesOn
                    ? new FileBody(part)
                    : Calls.smallBody().apply(info);
        } catch (IOException disk) {
            return BodySubscribers.mapping(BodySubscribers.discarding(), nothing -> {
                throw new UncheckedIOException(disk);
            });
        }
    }

    private Download checked(HttpResponse<byte[]> answer) throws IOException {
        long promised = answer.statusCode() == 200
                ? answer.headers().firstValueAsLong("Content-Length").orElse(-1)
                : ContentRange.of(answer.headers()).map(ContentRange::total).orElse(-1L);
        if (promised >= 0 && promised != part.size()) {
            startOver("the file has " + part.size() + " bytes instead of " + promised);
        }
        byte[] sha256 = part.digest();
        Optional<byte[]> expected = ReprDigest.sha256(answer.headers());
        if (expected.isPresent() && !Arrays.equals(expected.get(), sha256)) {
            startOver("the file's SHA-256 is not the one that the server promised");
        }
        return part.finish(sha256, answer.headers().firstValue("ETag").orElse(etag));
    }

    private void startOver(String why) throws IOException {
        part.restart();
        etag = null;
        throw new IOException(why);
    }

    private void redirect(HttpResponse<byte[]> answer) {
        Optional<String> location = answer.headers().firstValue("Location");
        if (location.isEmpty() || ++redirects > MOST_REDIRECTS) {
            throw Answers.error(answer);
        }
        try {
            address = Origins.requireSafe(address.resolve(location.get()), settings.allowPlainHttp());
        } catch (IllegalArgumentException unsafe) {
            throw Answers.error(answer);
        }
        attempts--;
    }

    private void renew(@Nullable String token, HttpResponse<byte[]> answer) {
        if (token == null || refusedToken != null) {
            throw Answers.error(answer);
        }
        refusedToken = token;
        session.renewed(token);
        attempts--;
    }

    /** A 404 that says when to come again is a package in the making; one that does not is final. DPMS API V2, 4.7.3. */
    private void waitUntilReady(HttpResponse<byte[]> answer) {
        boolean inTheMaking = answer.headers().firstValue("Retry-After").isPresent();
        if (!inTheMaking || ++notReady >= settings.retry().notReadyAttempts()) {
            throw Answers.error(answer);
        }
        waitFor(answer);
        attempts--;
    }

    private void waitUntilPassed(HttpResponse<byte[]> answer) {
        if (!RetryPolicy.isPassing(answer.statusCode())
                || attempts >= settings.retry().attempts()) {
            throw Answers.error(answer);
        }
        waitFor(answer);
    }

    private void waitFor(HttpResponse<byte[]> answer) {
        Duration wait = calls.delay(attempts, answer).orElseThrow(() -> Answers.error(answer));
        calls.pause(wait);
    }

    /** Only a strong tag promises the same bytes, which going on in the middle needs (RFC 9110, 13.1.5). */
    private static @Nullable String strong(@Nullable String tag) {
        return tag == null || tag.startsWith("W/") ? null : tag;
    }
}
