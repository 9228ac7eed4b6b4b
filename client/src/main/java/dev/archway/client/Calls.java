package dev.archway.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** HTTP with the settings' patience: timeouts for silence, and repetition of what may be repeated. */
final class Calls implements AutoCloseable {

    /** A page of 1,024 orders is a few megabytes; an answer beyond this is no answer of the API. */
    private static final long LONGEST_ANSWER = 64L << 20;

    private final HttpClient http;
    private final ClientSettings settings;
    private final Timing timing;

    Calls(ClientSettings settings, Timing timing) {
        this.settings = settings;
        this.timing = timing;
        // redirects are followed by hand, since a token must not follow to another host
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    static BodyHandler<byte[]> smallBody() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER);
    }

    /** The last answer, whatever its status. */
    HttpResponse<byte[]> send(HttpRequest request, Repeat repeat) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= settings.retry().attempts();
            try {
                HttpResponse<byte[]> answer = once(request, smallBody(), () -> 0);
                if (last || repeat != Repeat.ALWAYS || !RetryPolicy.isPassing(answer.statusCode())) {
                    return answer;
                }
                Optional<Duration> wait = delay(attempt, answer);
                if (wait.isEmpty()) {
                    return answer;
                }
                pause(wait.get());
            } catch (IOException failure) {
                if (last || !(repeat == Repeat.ALWAYS || neverSent(failure)) || interrupted(failure)) {
                    throw new UncheckedIOException(failure);
                }
                pause(delay(attempt));
            }
        }
    }

    /** One exchange; it fails when {@code progress} stands still for the call timeout. */
    <T> HttpResponse<T> once(HttpRequest request, BodyHandler<T> body, LongSupplier progress) throws IOException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        long seen = progress.getAsLong();
        while (true) {
            try {
                return answer.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException silence) {
                long now = progress.getAsLong();
                if (now == seen) {
                    answer.cancel(true);
                    throw new HttpTimeoutException("the server was silent for " + settings.callTimeout());
                }
                seen = now;
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
            } catch (InterruptedException stop) {
                answer.cancel(true);
                throw stopped();
            }
        }
    }

    Optional<Duration> delay(int attempt, HttpResponse<?> answer) {
        Optional<Duration> asked =
                RetryAfter.of(answer.headers(), timing.clock().instant());
        return settings.retry().delay(attempt, asked, timing.random());
    }

    Duration delay(int attempt) {
        return settings.retry()
                .delay(attempt, Optional.empty(), timing.random())
                .orElseThrow();
    }

    void pause(Duration time) {
        try {
            timing.pause().sleep(time);
        } catch (InterruptedException stop) {
            throw new UncheckedIOException(stopped());
        }
    }

    static boolean interrupted(IOException failure) {
        return failure instanceof InterruptedIOException;
    }

    private static boolean neverSent(IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    }

    private static InterruptedIOException stopped() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
