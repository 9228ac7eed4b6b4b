package dev.archway.client;

import dev.archway.wire.OrdersPage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of orders, asked for again and again: an answer that is the one before is not transferred (RFC 9110, 13.1.2), and not handed out. {@link
 * DpmsClient#poll} gives this. For one thread at a time.
 */
public final class OrdersPoll {

    private final HttpRequest.Builder request;
    private final Function<HttpRequest.Builder, HttpResponse<byte[]>> send;
    private @Nullable String known;

    OrdersPoll(HttpRequest.Builder request, Function<HttpRequest.Builder, HttpResponse<byte[]>> send) {
        this.request = request;
        this.send = send;
    }

    /**
     * The page, the first time and whenever it has changed; empty while it has not. A server that gives its answers no entity tag answers with a page each time.
     *
     * @throws ApiException as {@link DpmsClient#orders} does; the next call asks for whatever changed since the last page
     */
    public Optional<OrdersPage> changed() {
        HttpRequest.Builder conditional = request.copy();
        if (known != null) {
            conditional.header("If-None-Match", known);
        }
        HttpResponse<byte[]> answer = send.apply(conditional);
        if (answer.statusCode() == 304) {
            return Optional.empty();
        }
        OrdersPage page = Answers.data(answer, OrdersPage.class);
        known = answer.headers().firstValue("ETag").orElse(null);
        return Optional.of(page);
    }
}
