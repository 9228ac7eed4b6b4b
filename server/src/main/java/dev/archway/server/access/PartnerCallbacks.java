package dev.archway.server.access;

import dev.archway.server.shared.Invalid;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that partners have registered for all their pairings, each for some events or for all. */
@Service
public class PartnerCallbacks {

    private final CallbackRepository callbacks;
    private final Partners partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PartnerCallbacks(CallbackRepository callbacks, Partners partners, ApplicationEventPublisher events, Clock clock) {
        this.callbacks = callbacks;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /** An address of a partner, and what it is told of. */
    public record Callback(String partnerId, URI url, Set<CallbackEvent> events) {}

    /** Every partner's, by partner and age. */
    public List<Callback> all() {
        return callbacks.registered();
    }

    /** From now on the partner is told there; an address that is registered already gets these events instead of its own. */
    @Transactional
    public Callback register(@Nullable String partnerId, @Nullable String url, Set<CallbackEvent> told) {
        String known = partners.all().stream().map(Partner::id).collect(Collectors.joining(", "));
        if (partnerId == null) {
            throw Invalid.missing("Partner", known);
        }
        if (partners.find(partnerId).isEmpty()) {
            throw Invalid.field("Partner", partnerId, known);
        }
        String checked = CallbackUrl.checked("Url", url);
        if (checked == null) {
            throw Invalid.missing("Url", "an absolute http or https URL");
        }
        callbacks.save(partnerId, checked, told, clock.instant());
        events.publishEvent(new CallbacksChanged(partnerId, null));
        return new Callback(partnerId, URI.create(checked), told);
    }

    /** The partner is told there no more; false when it was not registered. */
    @Transactional
    public boolean remove(String partnerId, URI url) {
        boolean removed = callbacks.remove(partnerId, url.toString());
        if (removed) {
            events.publishEvent(new CallbacksChanged(partnerId, null));
        }
        return removed;
    }
}
