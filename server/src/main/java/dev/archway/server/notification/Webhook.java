package dev.archway.server.notification;

import dev.archway.wire.Notification;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One POST to a receiver, as Standard Webhooks has it; the body is the document's and nothing else. Redirects are not followed. DPMS API V2, 4.5.2.
 */
@Component
class Webhook {

    private static final int LONGEST_REASON = 200;

    private final Connections connections;
    private final Watchdog watchdog;
    private final Duration timeout;
    private final Clock clock;

    Webhook(Connections connections, Watchdog watchdog, NotificationProperties properties, Clock clock) {
        this.connections = connections;
        this.watchdog = watchdog;
        this.timeout = properties.timeout();
        this.clock = clock;
    }

    /** Sends, and waits for the whole answer; whatever goes wrong is an answer, too. */
    Attempt send(Endpoint endpoint, Signing signing, Waiting notification) {
        return send(
                endpoint,
                signing,
                notification.id().toString(),
                notification.event().wire(),
                new Notification(
                        notification.rx().toString(), notification.company().toString()));
    }

    /** The same for a notification that is none of the outbox. */
    Attempt send(Endpoint endpoint, Signing signing, String id, String event, Notification notification) {
        Instant at = clock.instant();
        byte[] body = WireJson.mapper().writeValueAsBytes(notification);
        String head = head(endpoint.url(), signing, id, event, at, body);
        long began = System.nanoTime();
        Answer answer = signing.lost()
                ? new Answer.Unanswered(
                        "not sent: the signing secret does not open with this server's key; make a new one")
                : exchange(endpoint.url(), head, body);
        return new Attempt(at, Duration.ofNanos(System.nanoTime() - began), head, answer);
    }

    private static String head(URI url, Signing signing, String id, String event, Instant at, byte[] body) {
        long timestamp = at.getEpochSecond();
        String signature = signing.header(id, timestamp, body);
        return "POST " + target(url) + " HTTP/1.1\n"
                + "Host: " + authority(url) + "\n"
                + "User-Agent: Archway\n"
                + "Content-Type: application/json\n"
                + "Content-Length: " + body.length + "\n"
                // the same in every attempt: by it a receiver knows what it has already
                + "webhook-id: " + id + "\n"
                + "webhook-timestamp: " + timestamp + "\n"
                + (signature.isEmpty() ? "" : "webhook-signature: " + signature + "\n")
                + "archway-event: " + event + "\n";
    }

    private static String target(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath();
        String query = ascii.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private static String authority(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    private Answer exchange(URI url, String head, byte[] body) {
        byte[] start = (head.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        try (Watchdog.Alarm alarm = watchdog.alarm(timeout)) {
            return answer(url, request, alarm);
        }
    }

    private Answer answer(URI url, byte[] request, Watchdog.Alarm alarm) {
        try {
            return new Answer.Replied(connections.exchange(url, request, alarm));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.BrokenOff();
        } catch (Exception e) {
            if (watchdog.isStopped()) {
                return new Answer.BrokenOff();
            }
            return new Answer.Unanswered(
                    alarm.hasRung() || e instanceof SocketTimeoutException
                            ? "no whole answer within " + timeout.toMillis() + " ms"
                            : reason(e));
        }
    }

    /** In a few words of ours where we have them: a receiver's own bytes may be in an exception's message, and the database takes no NUL. */
    private static String reason(Exception e) {
        return switch (e) {
            case ReplyReader.NoHttp own -> cleaned(own.getMessage());
            case ReplyReader.NoAnswer own -> cleaned(own.getMessage());
            case ReceiverAddress.Private own -> cleaned(own.getMessage());
            case UnknownHostException _ -> "unknown host";
            case ConnectException _, NoRouteToHostException _ -> "no connection";
            case SSLException tls -> cleaned("TLS: " + tls.getMessage());
            case IOException io -> cleaned("the connection broke: " + io.getMessage());
            default -> cleaned(e.getClass().getSimpleName() + ": " + e.getMessage());
        };
    }

    private static String cleaned(@Nullable String message) {
        String text = String.valueOf(message).replaceAll("\\p{Cntrl}", "?");
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
