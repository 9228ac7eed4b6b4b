package dev.archway.server.notification;

import dev.archway.wire.Notification;
import dev.archway.wire.WireJson;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One POST to a receiver. Only an answer of 2xx within the time is a success; redirects are not followed. DPMS API V2, 4.5.2. */
@Component
class Webhook implements DisposableBean {

    private static final int LONGEST_REASON = 200;

    private final HttpClient client;
    private final ReceiverAddress addresses;
    private final Duration timeout;

    Webhook(ReceiverAddress addresses, NotificationProperties properties) {
        this.addresses = addresses;
        this.timeout = properties.timeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** Sends, and waits for the answer; whatever goes wrong is an answer, too. */
    Answer send(URI url, Waiting notification) {
        Optional<String> refusal = addresses.refusal(url);
        if (refusal.isPresent()) {
            return new Answer.Failed(null, refusal.get());
        }
        try {
            int status = status(request(url, notification));
            return status / 100 == 2 ? new Answer.Accepted(status) : new Answer.Failed(status, "HTTP " + status);
        } catch (TimeoutException | HttpConnectTimeoutException e) {
            return new Answer.Failed(null, "no whole answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed(null, "interrupted, because the server stops");
        } catch (Exception e) {
            return new Answer.Failed(null, reason(e));
        }
    }

    private HttpRequest request(URI url, Waiting notification) {
        Notification body = new Notification(
                notification.rx().toString(), notification.company().toString());
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Archway")
                // the same in every attempt: by it a receiver knows what it has already
                .header("webhook-id", notification.id().toString())
                .POST(BodyPublishers.ofByteArray(WireJson.mapper().writeValueAsBytes(body)))
                .build();
    }

    /** The time counts until the end of the answer's body; a timeout of the request's own would stop at its head. */
    private int status(HttpRequest request) throws Exception {
        var exchange = client.sendAsync(request, BodyHandlers.discarding());
        try {
            return exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS).statusCode();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            exchange.cancel(true);
        }
    }

    /** In a few words of ours where we have them: a receiver's own bytes may be in an exception's message, and the database takes no NUL. */
    private static String reason(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "unknown host";
            }
        }
        return e instanceof ConnectException
                ? "no connection"
                : cleaned(e.getClass().getSimpleName(), e.getMessage());
    }

    private static String cleaned(String kind, @Nullable String message) {
        String text = message == null ? kind : kind + ": " + message.replaceAll("\\p{Cntrl}", "?");
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
