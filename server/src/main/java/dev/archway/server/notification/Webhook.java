package dev.archway.server.notification;

import dev.archway.wire.Notification;
import dev.archway.wire.WireJson;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One POST to a receiver. Only an answer of 2xx within the time is a success; redirects are not followed. DPMS API V2, 4.5.2. */
@Component
class Webhook implements DisposableBean {

    private final HttpClient client;
    private final ReceiverAddress addresses;
    private final NotificationProperties properties;

    Webhook(ReceiverAddress addresses, NotificationProperties properties) {
        this.addresses = addresses;
        this.properties = properties;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.timeout())
                .build();
    }

    /** Why a delivery failed, in a few words. */
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        Failed(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    void send(URI url, Waiting notification) throws Failed {
        addresses.mustBeAllowed(url);
        Notification body = new Notification(
                notification.rx().toString(), notification.company().toString());
        HttpRequest request = request(url, notification, WireJson.mapper().writeValueAsBytes(body));
        int status = status(client.sendAsync(request, BodyHandlers.discarding()));
        if (status / 100 != 2) {
            throw new Failed("HTTP " + status);
        }
    }

    private HttpRequest request(URI url, Waiting notification, byte[] body) throws Failed {
        try {
            return HttpRequest.newBuilder(url)
                    .timeout(properties.timeout())
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "Archway")
                    // the same in every attempt: by it a receiver knows what it has already
                    .header("webhook-id", notification.id().toString())
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new Failed("not an address that can be called");
        }
    }

    /** The time counts until the end of the answer's body; the request's own would stop at its head. */
    private int status(CompletableFuture<HttpResponse<Void>> answer) throws Failed {
        try {
            return answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Failed("no whole answer within " + properties.timeout().toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Failed("interrupted, because the server stops");
        } catch (ExecutionException e) {
            throw new Failed(
                    switch (e.getCause()) {
                        case ConnectException _ -> "no connection";
                        case UnknownHostException _ -> "unknown host";
                        case null, default ->
                            e.getCause() == null
                                    ? "no answer"
                                    : e.getCause().getClass().getSimpleName() + ": "
                                            + e.getCause().getMessage();
                    });
        }
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
