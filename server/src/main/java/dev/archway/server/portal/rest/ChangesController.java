package dev.archway.server.portal.rest;

import dev.archway.server.order.OrderSearch;
import dev.archway.server.portal.Changes;
import dev.archway.server.portal.ClinicVisitor;
import dev.archway.server.portal.CompanyVisitor;
import dev.archway.server.portal.LabVisitor;
import dev.archway.server.portal.ModelerVisitor;
import dev.archway.server.shared.OrderId;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A stream of the numbers of orders that move, for pages that are open. The browser comes back by itself when it ends. */
@Controller
class ChangesController {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Changes changes;
    private final OrderSearch orders;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    ChangesController(Changes changes, OrderSearch orders) {
        this.changes = changes;
        this.orders = orders;
    }

    @GetMapping(path = "/orders/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(CompanyVisitor visitor) throws IOException {
        return stream(listener -> changes.listen(visitor.company().id(), listener), order -> isSeenBy(visitor, order));
    }

    @GetMapping(path = "/modeling/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(ModelerVisitor visitor) throws IOException {
        return stream(changes::listenToWork, _ -> true);
    }

    /** Somebody who does not see a colleague's orders is not told of their numbers either. */
    private boolean isSeenBy(CompanyVisitor visitor, OrderId order) {
        return switch (visitor) {
            case ClinicVisitor clinic -> orders.find(clinic.caller(), order).isPresent();
            case LabVisitor lab -> orders.find(lab.caller(), order).isPresent();
        };
    }

    private SseEmitter stream(Function<Consumer<OrderId>, Changes.Subscription> listen, Predicate<OrderId> isSeen)
            throws IOException {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        // by a thread of its own: whoever moves an order waits for no browser
        Changes.Subscription subscription = listen.apply(order -> Thread.startVirtualThread(() -> {
            if (isSeen.test(order)) {
                send(emitter, order);
            }
        }));
        open.add(emitter);
        Runnable end = () -> {
            subscription.close();
            open.remove(emitter);
        };
        emitter.onCompletion(end);
        emitter.onError(_ -> end.run());
        emitter.onTimeout(emitter::complete);
        emitter.send(SseEmitter.event().comment("listening"));
        return emitter;
    }

    /** Nobody waits for a server that stops. */
    @EventListener
    void stop(ContextClosedEvent event) {
        open.forEach(SseEmitter::complete);
    }

    private static void send(SseEmitter emitter, OrderId order) {
        try {
            emitter.send(SseEmitter.event().name("moved").data(order.toString(), MediaType.TEXT_PLAIN));
        } catch (IOException | IllegalStateException _) {
            emitter.complete(); // the page was closed
        }
    }
}
