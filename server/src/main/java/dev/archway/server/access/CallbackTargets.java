package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Who is told of a company's scans: every pairing of it, once for each partner and URL. The addresses that a partner has registered for itself win over its pairings'
 * own, also for events that none of them asks for. A partner that is deactivated is told nothing.
 */
@Service
public class CallbackTargets {

    private final CallbackRepository callbacks;

    CallbackTargets(CallbackRepository callbacks) {
        this.callbacks = callbacks;
    }

    public List<Target> of(CompanyId company, CallbackEvent event) {
        return callbacks.targets(Set.of(new Occasion(company, event))).stream()
                .map(Told::target)
                .toList();
    }

    /** The same for many at once. */
    public Set<Told> of(Collection<Occasion> occasions) {
        return callbacks.targets(occasions).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** One address to tell; {@code company} is the company whose pairing it is. */
    public record Target(String partnerId, CompanyId company, URI url) {}

    /** Something that a company's partners are told of. */
    public record Occasion(CompanyId company, CallbackEvent event) {}

    /** That an address is told of such an event. */
    public record Told(Target target, CallbackEvent event) {}
}
