package dev.archway.server.portal.rest;

import dev.archway.server.portal.Changes;
import dev.archway.server.portal.CompanyVisitor;
import dev.archway.server.portal.ModelerVisitor;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A stream of the numbers of orders that move, for pages that are open. The browser comes back by itself when it ends. */
@Controller
class ChangesController {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Changes changes;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    ChangesController(Changes changes) {
        this.changes = changes;
    }

    /** Somebody who does not see a colleague's orders is not told of their numbers either. */
    @GetMapping(path = "/orders/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(
            CompanyVisitor visitor, HttpSession session, @RequestParam(required = false) @Nullable Long heard)
            throws IOException {
        return stream(visitor.person().id(), visitor.company().id(), session, heard);
    }

    @GetMapping(path = "/modeling/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(
            ModelerVisitor visitor, HttpSession session, @RequestParam(required = false) @Nullable Long heard)
            throws IOException {
        return stream(visitor.person().id(), null, session, heard);
    }

    private SseEmitter stream(UserId person, @Nullable CompanyId company, HttpSession session, @Nullable Long heard)
            throws IOException {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        // by a thread of its own: nobody waits for somebody else's browser
        Changes.Page page = new Changes.Page(
                person,
                company,
                session,
                order -> Thread.startVirtualThread(() -> send(emitter, "moved", order.toString())),
                () -> Thread.startVirtualThread(() -> send(emitter, "missed", "any")),
                () -> Thread.startVirtualThread(emitter::complete));
        Changes.Subscription subscription = changes.listen(page, heard);
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

    private static void send(SseEmitter emitter, String event, String of) {
        try {
            emitter.send(SseEmitter.event().name(event).data(of, MediaType.TEXT_PLAIN));
        } catch (IOException | IllegalStateException _) {
            emitter.complete(); // the page was closed
        }
    }
}
